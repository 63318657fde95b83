package jsonata_test

import (
	"math/rand/v2"
	"strconv"
	"strings"
)

// generator makes random expressions: most of them mean something, some are broken.
type generator struct {
	*rand.Rand
	variables int // how many of $v0, $v1, ... are bound where it writes
}

// The input that the expressions are about.
const generatorInput = `{
	"a": [1, 2, 3, -4.5, 0], "b": {"c": "text", "d": [{"e": 1, "f": "x"}, {"e": 2, "f": "y"}, {"e": 2, "f": "x", "g": [true]}]},
	"s": "The quick brown fox", "n": 12, "t": true, "z": null, "o": {}, "l": [], "m": [[1, 2], [3, [4]], 5],
	"names": ["Ann", "bob", "Äpfel", "😀 smile", ""], "p": [{"q": {"r": 1}}, {"q": [{"r": 2}, {"r": "three"}]}, 7]}`

func (g *generator) pick(from ...string) string { return from[g.IntN(len(from))] }

func (g *generator) chance(percent int) bool { return g.IntN(100) < percent }

// expression gives a whole one.
func (g *generator) expression() string {
	g.variables = 0
	text := g.any(4)
	if g.chance(12) {
		text = g.broken(text)
	}
	return text
}

// broken takes a piece out of a text, doubles one, or puts one in.
func (g *generator) broken(text string) string {
	runes := []rune(text)
	if len(runes) < 2 {
		return text + g.pick("(", "]", "..", "?")
	}
	from := g.IntN(len(runes))
	to := min(from+1+g.IntN(3), len(runes))
	switch g.IntN(3) {
	case 0:
		return string(runes[:from]) + string(runes[to:])
	case 1:
		return string(runes[:to]) + string(runes[from:])
	}
	return string(runes[:from]) + g.pick("(", ")", "[", "]", "{", "}", ",", ";", ":", ".", "..", "?", "|", "~>", ":=", "\"", "^", "@", "#", "%", "**", "!", "~", "`", "and", " ", "\\") + string(runes[from:])
}

func (g *generator) any(depth int) string {
	if depth <= 0 {
		return g.leaf()
	}
	switch g.IntN(16) {
	case 0, 1:
		return g.leaf()
	case 2, 3, 4:
		return g.path(depth)
	case 5:
		return g.any(depth-1) + g.pick(" + ", " - ", " * ", " / ", " % ", " & ", " = ", " != ", " < ", " <= ", " > ", " >= ", " and ", " or ", " in ") + g.any(depth-1)
	case 6:
		return "[" + g.several(depth-1, 3) + "]"
	case 7:
		return g.object(depth - 1)
	case 8:
		return "(" + g.any(depth-1) + " ? " + g.any(depth-1) + g.pick("", " : "+g.any(depth-1)) + ")"
	case 9:
		return g.block(depth)
	case 10:
		return g.higher(depth)
	case 11:
		return g.any(depth-1) + " ~> " + g.pick("$string", "$count", "$sum", "$keys()", "$map(function($x){$x})", "$lowercase", "$join('-')", "$sort", "$exists", "$append(1)")
	case 12:
		return "[" + g.number() + ".." + g.number() + "]"
	case 13:
		return "-" + g.any(depth-1)
	}
	return g.call(depth)
}

func (g *generator) several(depth, most int) string {
	var parts []string
	for range g.IntN(most + 1) {
		parts = append(parts, g.any(depth))
	}
	return strings.Join(parts, ", ")
}

func (g *generator) number() string {
	return g.pick("0", "1", "2", "3", "-1", "10", "2.5", "1e3", "0.1", "7", "-3")
}

func (g *generator) text() string {
	return g.pick(`"x"`, `'text'`, `""`, `"The quick"`, `"a,b,c"`, `"Ünï"`, `"12"`, `"-3.5"`, `"true"`, `"\u00e9\n"`, `"😀"`, `"0x1F"`)
}

func (g *generator) name() string {
	return g.pick("a", "b", "s", "n", "t", "z", "o", "l", "m", "names", "p", "c", "d", "e", "f", "g", "q", "r", "missing")
}

func (g *generator) leaf() string {
	switch g.IntN(8) {
	case 0, 1:
		return g.number()
	case 2:
		return g.text()
	case 3:
		return g.pick("true", "false", "null", "$", "$$", "missing", "nothing.at.all")
	case 4:
		if g.variables > 0 {
			return "$v" + strconv.Itoa(g.IntN(g.variables))
		}
	}
	return g.name()
}

// path gives names with filters and what else can follow a step.
func (g *generator) path(depth int) string {
	var b strings.Builder
	b.WriteString(g.pick("a", "b", "b.d", "b.d.f", "m", "p", "p.q", "p.q.r", "names", "$", "$$", "*", "**", "l", "o", "b.*", "(a)", "(b.d)", "[1, 2, 3]", g.leaf()))
	for range g.IntN(3) {
		switch g.IntN(12) {
		case 0, 1:
			b.WriteString("[" + g.any(depth-2) + "]")
		case 2:
			b.WriteString("[" + g.number() + "]")
		case 3:
			b.WriteString("[]")
		case 4:
			b.WriteString("^(" + g.pick("", "<", ">") + g.pick("$", "e", "f", "$string($)", g.any(depth-2)) + ")")
		case 5:
			b.WriteString("{" + g.pick("'k' & $string($)", "f", "'k'", "$type($)", g.any(depth-2)) + ": " + g.any(depth-2) + "}")
			return b.String()
		case 6:
			b.WriteString("." + g.pick("$", "$string()", "$type($)", "(% )", "%", "%.%", "(%.a)", "[$]", "{'x': $}", "(e & f)"))
		case 7:
			b.WriteString(g.pick("@$u", "#$i", "@$u#$i") + "." + g.pick("$u", "$i", "{'i': $i, 'u': $u}", "[$i, $u]", "e", "$"))
		default:
			b.WriteString("." + g.name())
		}
	}
	return b.String()
}

func (g *generator) object(depth int) string {
	var members []string
	for n := range g.IntN(3) {
		members = append(members, g.pick(`"k`+strconv.Itoa(n)+`"`, `"k`+strconv.Itoa(n)+`"`, `"k`+strconv.Itoa(n)+`"`, "s", g.any(depth))+": "+g.any(depth))
	}
	return "{" + strings.Join(members, ", ") + "}"
}

func (g *generator) block(depth int) string {
	before := g.variables
	var b strings.Builder
	b.WriteString("(")
	for range 1 + g.IntN(2) {
		value := g.any(depth - 1)
		b.WriteString("$v" + strconv.Itoa(g.variables) + " := " + value + "; ")
		g.variables++
	}
	b.WriteString(g.any(depth-1) + ")")
	g.variables = before
	return b.String()
}

func (g *generator) lambda(depth, parameters int) string {
	names := []string{"$x", "$y", "$k", "$w"}[:parameters]
	body := g.pick("$x", "$x > 1", "$string($x)", "$x & 'q'", "$exists($x)", "$x + 1", "$", g.any(depth-1))
	if parameters > 1 {
		body = g.pick("$x + $y", "$x & $y", "$x > $y", "$append($x, $y)", "[$x, $y]", "$y", body)
	}
	return g.pick("function", "λ") + "(" + strings.Join(names, ", ") + ")" + g.pick("", "", "", "<x:x>", "<n:n>", "<xx?:x>") + "{" + body + "}"
}

// higher calls a function that takes one.
func (g *generator) higher(depth int) string {
	list := g.pick("a", "m", "names", "b.d", "[1..5]", g.any(depth-1))
	switch g.IntN(9) {
	case 0:
		return "$map(" + list + ", " + g.pick(g.lambda(depth-1, 1), g.lambda(depth-1, 2), "$string", "$uppercase", "$sum", "$length") + ")"
	case 1:
		return "$filter(" + list + ", " + g.lambda(depth-1, 1+g.IntN(3)) + ")"
	case 2:
		return "$reduce(" + list + ", " + g.lambda(depth-1, 2) + g.pick("", ", "+g.leaf()) + ")"
	case 3:
		return "$sort(" + list + g.pick("", ", function($x, $y){$x > $y}", ", "+g.lambda(depth-1, 2)) + ")"
	case 4:
		return "$each(" + g.pick("b", "o", "$", g.any(depth-1)) + ", " + g.lambda(depth-1, 1+g.IntN(2)) + ")"
	case 5:
		return "$sift(" + g.pick("b", "$", g.any(depth-1)) + ", " + g.lambda(depth-1, 1+g.IntN(2)) + ")"
	case 6:
		return "$single(" + list + ", " + g.lambda(depth-1, 1) + ")"
	case 7:
		return "(" + g.lambda(depth-1, 1) + ")(" + g.any(depth-1) + ")"
	}
	return "(" + g.pick("$", "b", "p") + " ~> |" + g.pick("b", "d", "b.d", "**", "p.q", "a") + "|" + g.object(depth-1) + g.pick("", ", 'e'", ", ['e', 'c']", ", "+g.leaf()) + "|)"
}

// call calls a function of the language, with arguments that mostly fit.
func (g *generator) call(depth int) string {
	text := g.pick("s", "b.c", "names", g.text(), g.any(depth-1))
	number := g.pick("n", "a[1]", g.number(), g.any(depth-1))
	list := g.pick("a", "m", "names", "b.d", "l", g.any(depth-1))
	pattern := g.pick("/o/", "/[a-z]+/i", "/(q)(u)?/", "/(\\w+)\\s(\\w+)/", "/^/m", "/\\b\\w/", "/x|y/", "/(?=q)./", "/.*?k/", "/[^ ]{2,3}/", "/(.)\\1/", "'o'", "' '", g.text())
	switch g.IntN(26) {
	case 19:
		return "$formatBase(" + number + g.pick("", ", 2", ", 16", ", 37", ", 2.5") + ")"
	case 20:
		return "$round(" + number + g.pick("", ", 1", ", -1", ", "+number) + ")"
	case 21:
		return "$power(" + number + ", " + g.pick("2", "0", "-1", "3", "0.5", number) + ")"
	case 22:
		return "$formatNumber(" + number + ", " + g.pick("'#,##0.00'", "'00%'", "'#'", "'###.##;(0)'", g.text()) + ")"
	case 23:
		return g.pick("$formatInteger("+number+", "+g.pick("'w'", "'I'", "'a'", "'001'", "'1;o'", "'#,##0'", g.text())+")", "$parseInteger("+text+", "+g.pick("'0'", "'w'", "'I'")+")")
	case 24:
		return g.pick("$fromMillis("+number+g.pick("", ", '[Y0001]-[M01]-[D01]'", ", '[FNn], [D1o] [MNn] [Y]', '+0530'", ", "+g.text())+")", "$toMillis("+g.pick("'2018-03-27'", "'2018-03-27T13:45:30.123Z'", "'27/3/2018', '[D]/[M]/[Y]'", text)+")")
	case 0:
		return g.pick("$sum", "$max", "$min", "$average", "$count", "$reverse", "$distinct", "$merge", "$keys", "$spread", "$zip") + "(" + list + ")"
	case 1:
		return "$substring(" + text + ", " + number + g.pick("", ", "+number) + ")"
	case 2:
		return g.pick("$substringBefore", "$substringAfter", "$contains", "$lookup") + "(" + text + ", " + g.text() + ")"
	case 3:
		return g.pick("$lowercase", "$uppercase", "$length", "$trim", "$string", "$number", "$boolean", "$not", "$type", "$exists", "$encodeUrlComponent", "$encodeUrl", "$decodeUrl", "$base64encode", "$base64decode") + "(" + text + ")"
	case 4:
		return g.pick("$floor", "$ceil", "$abs", "$sqrt", "$string", "$number", "$boolean", "$type") + "(" + number + ")"
	case 5:
		return "$pad(" + text + ", " + g.pick("5", "-12", "20") + g.pick("", ", '#'", ", 'ab'") + ")"
	case 6, 7:
		return "$match(" + text + ", " + pattern + g.pick("", ", 1", ", "+number) + ")"
	case 8, 9:
		return "$replace(" + text + ", " + pattern + ", " + g.pick("'-'", "'[$1]'", "'$0$0'", "'$$'", "'$12'", "function($m){$uppercase($m.match)}", g.text()) + g.pick("", ", 1") + ")"
	case 10, 11:
		return "$split(" + text + ", " + pattern + g.pick("", ", 2") + ")"
	case 12:
		return "$contains(" + text + ", " + pattern + ")"
	case 13:
		return "$join(" + g.pick("names", "b.d.f", list) + g.pick("", ", ', '", ", "+text) + ")"
	case 14:
		return "$append(" + list + ", " + g.any(depth-1) + ")"
	case 15:
		return "$string(" + g.any(depth-1) + g.pick("", ", true") + ")"
	case 16:
		return "$lookup(" + g.any(depth-1) + ", " + g.pick("'a'", "'e'", "'b'") + ")"
	case 17:
		return "$eval(" + g.pick("'a'", "'$sum(a)'", "'1+'", "'[1,2].$'", "'$x := 3'", text) + ")"
	case 18:
		return g.pick("$assert(true)", "$assert(false, 'no')", "$error('oops')", "$clone(b)", "$undefined_function(1)", "sum(a)", "$sum(?)(a)", "$substring(?, 1)('abc')", "$map(?, $string)(a)", "$uppercase()", "a.$string()", "names.$length()", "s.$contains('quick')")
	}
	return g.pick("$count", "$exists", "$type", "$keys", "$string", "$boolean", "$distinct", "$reverse", "$spread") + "(" + g.any(depth-1) + ")"
}
