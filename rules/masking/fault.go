package masking

import (
	"slices"

	"github.com/flinkvet/flinkvet/linters/lineage"
	"github.com/flinkvet/flinkvet/linters/sensitive"
	"github.com/flinkvet/flinkvet/linters/sql"
	"github.com/flinkvet/flinkvet/rules"
)

// A fault is what is wrong with a leak, and so which rule reports it.
type fault uint8

// The faults. Where several fit, the one that says most is meant.
const (
	sound      fault = iota
	unmasked         // the value arrives whole, or as a function leaves it
	starred          // a star lets it through
	tooMuch          // a mask leaves too many characters
	hashed           // a digest that is undone by trying all values
	encoded          // an encoding that is taken for a mask
	keyed            // it is part of a message's key, a document's id or a path
	credential       // it is a password or the like
	logged           // it is printed to the logs
)

// judge decides on the leak's fault and severity.
func (l *leak) judge() {
	l.byValue()
	if l.fault == sound {
		return
	}
	if printed(l.sink.Table) {
		l.fault = logged
	}
	switch {
	case l.class.Class == sensitive.Secret:
		l.bySecret()
	case l.fault == unmasked && l.origin.Left == lineage.Changed:
	case (l.fault == unmasked || l.fault == encoded) && (l.inKeyList() || slices.Contains(keys(l.sink.Table), l.column.Name)):
		l.fault = keyed
	case l.fault == unmasked && l.passage() != nil:
		l.fault = starred
	}
	if l.severity == rules.Warning && l.fault == unmasked && rankOf(l.sink.Table) == endpoint {
		l.severity = rules.Error
	}
}

// byValue judges by what is left of the value. A class that is only guessed
// makes a note of it.
func (l *leak) byValue() {
	l.fault, l.severity = l.left()
	if l.fault != sound && !l.sure() {
		l.severity = rules.Note
		if l.origin.Left != lineage.Whole {
			l.fault, l.severity = sound, rules.Off
		}
	}
}

func (l *leak) left() (fault, rules.Severity) {
	switch l.origin.Left {
	case lineage.Whole:
		if l.origin.Coded != "" {
			return encoded, rules.Warning
		}
		return unmasked, rules.Warning
	case lineage.Changed:
		return unmasked, rules.Note
	case lineage.Hashed:
		if l.class.Guessable {
			return hashed, rules.Warning
		}
	case lineage.Part:
		return l.part()
	}
	return sound, rules.Off
}

// part judges a partial mask by how many characters it leaves. One that leaves
// all only tidies up.
func (l *leak) part() (fault, rules.Severity) {
	kept, of, known := l.origin.Kept(l.class.Samples)
	switch {
	case !known || kept <= l.class.Keep:
		return sound, rules.Off
	case kept == of && l.origin.Function == "REGEXP_REPLACE":
		return unmasked, rules.Warning
	case kept == of:
		return tooMuch, rules.Warning
	}
	return tooMuch, rules.Note
}

// bySecret judges a password or the like: wherever it goes, it is one, save for
// a digest.
func (l *leak) bySecret() {
	switch {
	case l.origin.Left == lineage.Hashed:
		l.fault, l.severity = sound, rules.Off
	case l.sure() && l.origin.Left != lineage.Changed && l.fault != logged:
		l.fault, l.severity = credential, rules.Error
	case l.fault != logged:
		l.fault = credential
	}
}

// passage returns what lets all columns through in the sink's statement, the
// value's among them: a star, or the statement itself where it takes a table as a
// whole (INSERT INTO t TABLE s). It is nil where the column is named.
func (l leak) passage() sql.Node {
	s, ok := l.last()
	if !ok {
		return l.sink.Stmt
	}
	if star, ok := s.Field.Expr.(*sql.Star); ok {
		return star
	}
	return nil
}
