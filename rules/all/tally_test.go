package all

import (
	"fmt"
	"slices"
	"testing"
)

// A tally counts what is said and what there is to say.
type tally struct{ right, wrong, missed int }

func (c *tally) add(t *testing.T, title string, got, want []string) {
	t.Helper()
	left := slices.Clone(want)
	var wrong []string
	for _, g := range got {
		if at := slices.Index(left, g); at >= 0 {
			c.right++
			left = slices.Delete(left, at, at+1)
		} else {
			wrong = append(wrong, g)
		}
	}
	c.wrong += len(wrong)
	c.missed += len(left)
	if len(wrong)+len(left) > 0 {
		t.Logf("%s: wrong %v, missed %v", title, wrong, left)
	}
}

func (c *tally) precision() float64 { return ratio(c.right, c.wrong) }
func (c *tally) recall() float64    { return ratio(c.right, c.missed) }

func ratio(right, other int) float64 {
	if right+other == 0 {
		return 1
	}
	return float64(right) / float64(right+other)
}

func (c *tally) String() string {
	return fmt.Sprintf("%d (precision %.3f, recall %.3f)", c.right+c.missed, c.precision(), c.recall())
}
