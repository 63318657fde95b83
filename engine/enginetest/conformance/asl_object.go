package conformance

import (
	"slices"
	"strings"

	"playground/engine/value"
)

// object is one that an ItemReader finds.
type object struct{ bucket, key, body string }

// read is what an ItemReader gets: the text of an object, or a list of objects as ListObjectsV2 has it.
func read(objects []object, c Call) Result {
	bucket, key := textOf(c.Parameters, "Bucket"), textOf(c.Parameters, "Key")
	if c.ResourceType == "s3" && c.Resource == "listObjectsV2" {
		return Result{Value: list(objects, bucket, textOf(c.Parameters, "Prefix"))}
	}
	i := slices.IndexFunc(objects, func(o object) bool { return o.bucket == bucket && o.key == key })
	if c.ResourceType != "s3" || c.Resource != "getObject" || i < 0 {
		return failure("S3.NoSuchKey", "The specified key does not exist.")
	}
	return Result{Value: value.Text(objects[i].body)}
}

func failure(code, cause string) Result { return Result{Kind: Failed, Error: &code, Cause: &cause} }

func list(objects []object, bucket, prefix string) value.Value {
	found := slices.DeleteFunc(slices.Clone(objects), func(o object) bool { return o.bucket != bucket || !strings.HasPrefix(o.key, prefix) })
	slices.SortFunc(found, func(a, b object) int { return strings.Compare(a.key, b.key) })
	all := make([]value.Value, 0, len(found))
	for _, o := range found {
		b := value.NewObject(5)
		b.Set("Etag", value.Text(`"etag-of-`+o.key+`"`))
		b.Set("LastModified", value.Int(anyTime.Unix()))
		b.Set("Key", value.Text(o.key))
		b.Set("Size", value.Int(int64(len(o.body))))
		b.Set("StorageClass", value.Text("STANDARD"))
		all = append(all, b.Value())
	}
	return value.ArrayOf(all)
}
