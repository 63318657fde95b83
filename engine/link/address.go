package link

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"playground/engine/value"
)

// address is a link in its parts.
type address struct {
	format  int
	payload string
	tail    string // from the first & on, or ""
}

var errNoLink = errors.New(`this is not a share link: one begins with "#1." or "#2."`)

// split takes the part of a link that follows #, and that part apart. Blanks, which letters and shells break long
// lines with, do not count.
func split(text string) (address, error) {
	if len(text) > charactersMax+tailBytesMax {
		return address{}, fmt.Errorf("this link of %s characters is longer than any can be", thousands(len(text)))
	}
	rest := strings.Join(strings.Fields(text), "")
	if _, fragment, ok := strings.Cut(rest, "#"); ok {
		rest = fragment
	}
	rest, tail, _ := strings.Cut(rest, "&")
	if tail != "" {
		tail = "&" + tail
	}
	number, payload, dotted := strings.Cut(rest, ".")
	format, err := strconv.ParseUint(number, 10, 31)
	switch {
	case strings.HasPrefix(rest, "url="):
		return address{}, errors.New("this link holds no scenario but the address of one")
	case !dotted || err != nil || number[0] == '0':
		return address{}, errNoLink
	}
	return address{int(format), payload, tail}, nil
}

// Is reports whether a text looks like a share link, whole or damaged, rather than like the name of a file or a
// document.
func Is(text string) bool {
	if strings.HasPrefix(strings.TrimSpace(text), "{") {
		return false
	}
	_, err := split(text)
	return err == nil
}

func quote(text string) string { return value.Preview(value.Text(text), previewRunesMax) }

// thousands writes a number for people: 1,204.
func thousands(n int) string {
	digits := strconv.Itoa(n)
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	return digits
}
