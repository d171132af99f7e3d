package flink

import (
	"errors"
	"strconv"
	"strings"
)

// Errors of values that are not of their option's type.
var (
	errBool     = errors.New("is neither true nor false")
	errConstant = errors.New("is none of the values")
	errFloat    = errors.New("is no number")
	errInt      = errors.New("is no whole number")
)

// readsInt follows Integer.parseInt and Long.parseLong: digits with a sign before
// them at most.
func readsInt(s string, bits int) error {
	_, err := strconv.ParseInt(s, 10, bits)
	switch {
	case err == nil && !strings.Contains(s, "_"):
		return nil
	case errors.Is(err, strconv.ErrRange):
		return errTooLarge
	}
	return errInt
}

// readsFloat follows Double.parseDouble, which takes white space around a number
// and a letter for its type behind it.
func readsFloat(s string) error {
	s = strings.TrimRight(strings.TrimSpace(s), "dDfF")
	if _, err := strconv.ParseFloat(s, 64); err != nil && !errors.Is(err, strconv.ErrRange) {
		return errFloat
	}
	return nil
}
