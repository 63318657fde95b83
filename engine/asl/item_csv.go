package asl

import (
	"strings"

	"playground/engine/value"
)

// rows reads comma-separated values. Each row is an object of texts by header: what is missing is empty, what has no
// header is left out.
func (r *reader) rows(text string) (value.Value, *failure) {
	headers := r.headers
	var items []value.Value
	for first := true; text != ""; first = false {
		var fields []string
		fields, text = row(text, r.delimiter)
		if first && r.header == "FIRST_ROW" {
			headers = fields
			if repeats(headers) {
				return value.Null, unreadable("CSV headers cannot contain duplicates.")
			}
			continue
		}
		b := value.NewObject(len(headers))
		for i, name := range headers {
			field := ""
			if i < len(fields) {
				field = fields[i]
			}
			b.Set(name, value.Text(field))
		}
		items = append(items, b.Value())
	}
	return value.ArrayOf(items), nil
}

func repeats(names []string) bool {
	seen := make(map[string]bool, len(names))
	for _, name := range names {
		if seen[name] {
			return true
		}
		seen[name] = true
	}
	return false
}

// row reads one row (RFC 4180): a field in quotes may hold delimiters, line ends, and quotes written twice.
func row(text string, delimiter byte) (fields []string, rest string) {
	for {
		var field string
		var more bool
		field, text, more = cell(text, delimiter)
		fields = append(fields, field)
		if !more {
			return fields, text
		}
	}
}

// cell reads one field and what ends it; more says that another one follows in the row.
func cell(text string, delimiter byte) (field, rest string, more bool) {
	var quoted strings.Builder
	if strings.HasPrefix(text, `"`) {
		text = text[1:]
		for {
			i := strings.IndexByte(text, '"')
			if i < 0 {
				quoted.WriteString(text)
				return quoted.String(), "", false
			}
			quoted.WriteString(text[:i])
			if text = text[i+1:]; !strings.HasPrefix(text, `"`) {
				break
			}
			quoted.WriteByte('"')
			text = text[1:]
		}
	}
	i := strings.IndexAny(text, string(delimiter)+"\n")
	if i < 0 {
		return quoted.String() + text, "", false
	}
	field = quoted.String() + text[:i]
	if text[i] == '\n' {
		return strings.TrimSuffix(field, "\r"), text[i+1:], false
	}
	return field, text[i+1:], true
}
