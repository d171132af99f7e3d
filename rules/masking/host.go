package masking

import (
	"net/netip"
	"net/url"
)

// hostOf returns the host of a URL, "" where there is none.
func hostOf(text string) string {
	u, err := url.Parse(text)
	if err != nil {
		return ""
	}
	return u.Hostname()
}

// privateAddress reports whether a host is an address of a private network.
func privateAddress(host string) bool {
	addr, err := netip.ParseAddr(host)
	return err == nil && (addr.IsPrivate() || addr.IsLoopback() || addr.IsLinkLocalUnicast())
}
