package connectors

// isSearch reports whether the use is an index of Elasticsearch or OpenSearch;
// elasticsearch alone is the connector of Realtime Compute.
func (u use) isSearch() bool {
	return u.Is("elasticsearch-6", "elasticsearch-7", "elasticsearch-8", "elasticsearch", "opensearch", "opensearch-2")
}
