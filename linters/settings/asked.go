package settings

import (
	"strings"
	"sync"

	"github.com/flinkvet/flinkvet/linters/flink"
)

// asked remembers what is known of the keys that rules ask of every draft.
// Keys that a draft itself gives stay out, so that no draft makes it grow, and
// what is in it never changes.
var asked memory

// A memory is what is known of keys, by release. Several may ask at a time.
type memory struct {
	lock  sync.RWMutex
	known map[question]known
}

type question struct {
	release flink.Version
	key     string
}

func (m *memory) look(v flink.Version, key string) known {
	q := question{v, key}
	m.lock.RLock()
	k, ok := m.known[q]
	m.lock.RUnlock()
	if !ok {
		k = learn(v, key)
		m.keep(v, k, key)
	}
	return k
}

func (m *memory) keep(v flink.Version, k known, key string) {
	m.lock.Lock()
	defer m.lock.Unlock()
	if m.known == nil {
		m.known = map[question]known{}
	}
	// The keys may be part of a draft's text, which must not stay in memory.
	key = strings.Clone(key)
	m.known[question{v, key}] = known{strings.Clone(k.key), k.byDefault}
}
