package connectors

import "fmt"

// allOrNone reports an option where the connector demands all of several, or none
// of them, and only some are given (JdbcDynamicTableFactory.checkAllOrNone).
func (u use) allOrNone(keys ...string) {
	var given, missing []string
	for _, key := range keys {
		if u.options.Has(key) {
			given = append(given, key)
		} else {
			missing = append(missing, key)
		}
	}
	if len(given) > 0 && len(missing) > 0 && !u.Open {
		u.report(u.options.Get(given[0]).KeyRange, fmt.Sprintf("%q comes with %s or not at all, and %s is refused; add it, or take this one away", given[0], quoted(missing), u.Name))
	}
}

// quoted lists keys in quotes.
func quoted(keys []string) (list string) {
	for i, key := range keys {
		switch {
		case i == 0:
		case i == len(keys)-1:
			list += " and "
		default:
			list += ", "
		}
		list += fmt.Sprintf("%q", key)
	}
	return list
}
