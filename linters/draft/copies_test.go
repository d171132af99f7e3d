package draft

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestLikeness(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"orders.sql", "orders.sql", true},
		{"dev/orders.sql", "prod/orders.sql", true},
		{"jobs/orders-dev.sql", "jobs/orders_prod.sql", true},
		{"env/prod1/job.sql", "env/staging/job.sql", true},
		{"a/orders.sql", "b/orders.sql", true},
		{"v1/job.sql", "v2/job.sql", true},
		{"orders/job.sql", "refunds/job.sql", false},
		{"orders.sql", "refunds.sql", false},
		{"dev/orders.sql", "prod/refunds.sql", false},
		{"orders1.sql", "orders2.sql", false},
		{"orders.sql", "orders.yaml", false},
	} {
		assert.Equal(t, c.want, LikenessOf(c.a).Like(LikenessOf(c.b)), "%s %s", c.a, c.b)
		assert.Equal(t, c.want, LikenessOf(c.b).Like(LikenessOf(c.a)), "%s %s", c.b, c.a)
	}
}
