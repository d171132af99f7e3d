// Package floors holds the house together: its test says which package may
// import which, and fails for a package that it does not know.
package floors
