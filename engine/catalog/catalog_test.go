package catalog_test

import (
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"github.com/stretchr/testify/require"

	"playground/engine/catalog"
	"playground/engine/component"
	"playground/engine/enginetest"
	"playground/engine/kernel"
	"playground/engine/scenario"
	"playground/engine/value"
)

var rewrite = flag.Bool("rewrite", false, "write the schema and the reference anew")

// generated compares a file that is made from the tables, or writes it anew.
func generated(t *testing.T, file, got string) {
	t.Helper()
	if *rewrite {
		require.NoError(t, os.WriteFile(file, []byte(got), 0o644))
	}
	want, err := os.ReadFile(file)
	require.NoError(t, err)
	require.Equal(t, string(want), got, "%s is not what the tables say: run go test ./engine/catalog -rewrite", file)
}

func TestTheSchemaIsWhatTheTablesSay(t *testing.T) {
	generated(t, "../../static/scenario.schema.json", string(value.AppendIndent(nil, scenario.Schema(catalog.Kinds())))+"\n")
}

func TestTheReferenceIsWhatTheTablesSay(t *testing.T) {
	generated(t, "../../static/reference.md", scenario.Reference(catalog.Kinds()))
}

// What a table must have, so that documents, forms and the reference can be made from it.
func TestEveryTableIsComplete(t *testing.T) {
	name := regexp.MustCompile(`^[a-z][a-z0-9-]*$`)
	seen := map[string]bool{}
	for _, k := range catalog.Kinds() {
		t.Run(k.Name, func(t *testing.T) {
			require.Regexp(t, name, k.Name)
			require.False(t, seen[k.Name], "the name is taken")
			seen[k.Name] = true
			for what, text := range map[string]string{"Title": k.Title, "Group": k.Group, "Glyph": k.Glyph, "Picture": k.Picture, "Help": k.Help} {
				require.NotEmpty(t, text, what)
			}
			require.NotNil(t, k.New)
			checkFields(t, k.Fields, "id", "kind", "x", "y")
			ports := map[string]bool{}
			for i := range k.Ports {
				p := &k.Ports[i]
				require.Regexp(t, name, p.Name)
				require.False(t, ports[p.Name], "port %s is there twice", p.Name)
				ports[p.Name] = true
				require.NotEmpty(t, p.Actions, p.Name)
				require.Contains(t, []component.Direction{component.In, component.Out}, p.Direction, p.Name)
				checkFields(t, scenario.WireFields(p), "from", "to")
			}
			for _, c := range k.Commands {
				checkFields(t, c.Fields)
			}
			require.LessOrEqual(t, len(k.Gauges), 6, "a frame has room for six gauges")
		})
	}
}

func checkFields(t *testing.T, fields []component.Field, taken ...string) {
	names := map[string]bool{}
	for _, n := range taken {
		names[n] = true
	}
	for _, f := range fields {
		require.False(t, names[f.Name], "%s is a member of the document, or there twice", f.Name)
		names[f.Name] = true
		require.NotEmpty(t, f.Help, f.Name)
		b := value.NewObject(1)
		b.Set(f.Name, f.Default)
		_, problems := component.ParseSettings([]component.Field{f}, b.Value(), "", nil)
		require.Empty(t, problems, "the default of %s is not a value of it", f.Name)
	}
}

func TestEveryGallerySceneIsSoundByDecodeAndBySchema(t *testing.T) {
	schema := scenario.Schema(catalog.Kinds())
	files, err := filepath.Glob("../../static/gallery/*.json")
	require.NoError(t, err)
	require.NotEmpty(t, files)
	for _, file := range files {
		text, err := os.ReadFile(file)
		require.NoError(t, err)
		_, problems := scenario.Decode(text, catalog.Kinds())
		require.Empty(t, problems, file)
		v, bad := value.Parse(text, value.Limits{})
		require.Nil(t, bad)
		require.Empty(t, validate(schema, v), file)
	}
}

// Every field of every kind, with values across its range, passes Decode and the schema.
func TestRandomScenariosAreSoundByDecodeAndBySchema(t *testing.T) {
	kinds := catalog.Kinds()
	schema := scenario.Schema(kinds)
	r := kernel.NewRand(11, "catalog")
	for i := 0; i < 100; i++ {
		s := enginetest.Random(&r, kinds, enginetest.NodesMax)
		require.Empty(t, validate(schema, s.Value()), "%s", s.Value())
		_, problems := scenario.Decode(scenario.Encode(s), kinds)
		require.Empty(t, problems)
	}
}

// The validator of these tests can fail.
func TestTheSchemaRefusesWhatDecodeRefuses(t *testing.T) {
	schema := scenario.Schema(catalog.Kinds())
	for _, text := range []string{
		`[]`, `{}`, `{"format":2}`, `{"format":1,"colour":1}`, `{"format":1,"title":7}`, `{"format":1,"seed":-1}`, `{"format":1,"nodes":{}}`,
		`{"format":1,"nodes":[{"id":"a","kind":"teleporter"}]}`, `{"format":1,"nodes":[{"id":"a b","kind":"traffic"}]}`,
		`{"format":1,"nodes":[{"id":"a","kind":"traffic","Pattern":"often"}]}`, `{"format":1,"nodes":[{"id":"a","kind":"traffic","x":100001}]}`,
		`{"format":1,"nodes":[{"id":"a","kind":"traffic","Retries":-1}]}`, `{"format":1,"wires":[{"from":"a"}]}`,
		`{"format":1,"faults":[{"at":"1s","fault":"explode"}]}`, `{"format":1,"faults":[{"at":"1s","fault":"slow","factor":1}]}`,
	} {
		v, bad := value.Parse(text, value.Limits{})
		require.Nil(t, bad)
		_, problems := scenario.Decode([]byte(text), catalog.Kinds())
		require.NotEmpty(t, problems, text)
		require.NotEmpty(t, validate(schema, v), text)
	}
}
