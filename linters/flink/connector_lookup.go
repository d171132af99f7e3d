package flink

import (
	"slices"
	"strings"
)

// lookupConnectorOption tries what the identifier may stand for, then a format
// whose prefix the key has, then the connectors that are known by their
// documentation alone.
func lookupConnectorOption(connector, key string) *Option {
	if connector == "" || key == "" {
		return &Option{Key: key, Sensitive: sensitivity(key)}
	}
	for _, kind := range [...]string{TableKind, CatalogKind, FormatKind, ModelKind, PipelineKind, ModuleKind, CatalogStoreKind} {
		if o := newestOption(FindConnectors(kind, connector), key); o != nil {
			return o
		}
	}
	if format, own, ok := FormatOption(key); ok {
		if o := newestOption([]*Connector{format}, own); o != nil {
			o.Key, o.Sensitive = key, sensitivity(key)
			return o
		}
	}
	return documentedOption(connector, key)
}

// newestOption returns the option of the newest version of a connector that
// reads the key.
func newestOption(connectors []*Connector, key string) *Option {
	for _, c := range connectors {
		s, ok := c.Option(Version{}, key)
		if rows := c.exact(key); ok && s.Option == nil && len(rows) > 0 {
			s.Option = newConnectorOption(key, rows[len(rows)-1])
		}
		switch {
		case s.Option == nil:
			continue
		case s.Option.Key != key:
			s.Option.Key, s.Option.Sensitive = key, sensitivity(key)
		}
		return s.Option
	}
	return nil
}

// A documented option is one of connectors whose jars are not published, with
// the type that their documentation gives it. The same key may count
// milliseconds in another connector, so a row holds for the connectors that it
// names and for no others.
type documented struct {
	Option
	connectors []string
}

// documentedOptions are sorted by key.
var documentedOptions = []documented{
	{Option{Key: "connect.timeout", Type: Duration, Default: "30 s", Source: "Flink CDC, Vitess"}, []string{"vitess-cdc"}},
	{Option{Key: "heartbeat.interval", Type: Duration, Default: "30 s", Source: "Flink CDC, Vitess"}, []string{"vitess-cdc"}},
	{Option{Key: "sink.bulk-flush.backoff.delay", Type: Duration, Source: "Flink, Elasticsearch"}, []string{"elasticsearch-8"}},
	{Option{Key: "sink.bulk-flush.interval", Type: Duration, Default: "1 s", Source: "Flink, Elasticsearch"}, []string{"elasticsearch-8"}},
}

func documentedOption(connector, key string) *Option {
	i, _ := slices.BinarySearchFunc(documentedOptions, key, func(o documented, key string) int { return strings.Compare(o.Key, key) })
	for ; i < len(documentedOptions) && documentedOptions[i].Key == key; i++ {
		if slices.Contains(documentedOptions[i].connectors, connector) {
			o := documentedOptions[i].Option
			o.Sensitive = sensitivity(key)
			return &o
		}
	}
	return &Option{Key: key, Sensitive: sensitivity(key)}
}
