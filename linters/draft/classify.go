package draft

// Classify tells what a file is from its name and its text.
func Classify(name string, data []byte) Class { return Class{Unknown, "not built yet"} }
