package value

import "unicode/utf8"

// Size counts the bytes of the value's compact JSON, as Append writes it, without
// writing it. It stops counting as soon as it is beyond most, so that the answer
// is then only known to be larger than most.
func Size(v Value, most int) int {
	switch v.ref.(type) {
	case textRef:
		s, _ := v.AsText()
		return textSize(s)
	case intTag:
		return integerSize(int64(v.num))
	case boolTag:
		return 5 - int(v.num)
	case arrayRef:
		return elementsSize(v.elements(), most)
	case objectRef, *indexed:
		return membersSize(v.members(), most)
	case literalRef:
		return int(v.num)
	case floatTag:
		return len(v.numeral(new([numberBytes]byte)))
	}
	return len("null")
}

func elementsSize(elements []Value, most int) int {
	n := 2 + max(len(elements)-1, 0)
	for i := range elements {
		if n > most {
			break
		}
		n += Size(elements[i], most-n)
	}
	return n
}

func membersSize(members []Member, most int) int {
	n := 2 + max(2*len(members)-1, 0)
	for i := range members {
		if n > most {
			break
		}
		n += textSize(members[i].Name)
		n += Size(members[i].Value, most-n)
	}
	return n
}

// textSize counts the bytes of a string in quotes.
func textSize(s string) int {
	n := len(s) + 2
	for i := 0; i < len(s); i++ {
		if textClass[s[i]] == classPlain {
			continue
		}
		if s[i] < utf8.RuneSelf {
			n += escapeSize(s[i]) - 1
			continue
		}
		_, size := utf8.DecodeRuneInString(s[i:])
		if size == 1 {
			n += len("\ufffd") - 1
		}
		i += size - 1
	}
	return n
}

func escapeSize(c byte) int {
	if shortEscape[c] != 0 {
		return len(`\n`)
	}
	return len(`\u0000`)
}

func integerSize(i int64) int {
	n := 1
	if i < 0 {
		n++
	}
	for i /= 10; i != 0; i /= 10 {
		n++
	}
	return n
}
