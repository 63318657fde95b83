package conformance

import (
	"net/url"
	"strconv"

	"playground/engine/value"
)

// shapes are a service's ways of writing lists and maps in the Query protocol, as its model in botocore says:
// flattened, each under a name of its own (SQS), or with member and entry in between (SNS).
type shapes struct {
	flat map[string]string    // member to the name of its elements; nil when lists are not flattened
	maps map[string][2]string // members that are maps, to the names of key and value
	// lists are the flattened elements of results: parent/element to the member.
	lists map[string]string
}

var sqsShapes = shapes{
	flat: map[string]string{
		"AWSAccountIds": "AWSAccountId", "Actions": "ActionName", "AttributeNames": "AttributeName",
		"Attributes": "Attribute", "MessageAttributeNames": "MessageAttributeName", "MessageAttributes": "MessageAttribute",
		"MessageSystemAttributeNames": "MessageSystemAttributeName", "MessageSystemAttributes": "MessageSystemAttribute",
		"TagKeys": "TagKey", "Tags": "Tag", "tags": "Tag",
	},
	maps: map[string][2]string{
		"Attributes": {"Name", "Value"}, "MessageAttributes": {"Name", "Value"},
		"MessageSystemAttributes": {"Name", "Value"}, "Tags": {"Key", "Value"}, "tags": {"Key", "Value"},
	},
	lists: map[string]string{
		"ChangeMessageVisibilityBatchResult/BatchResultErrorEntry":                   "Failed",
		"ChangeMessageVisibilityBatchResult/ChangeMessageVisibilityBatchResultEntry": "Successful",
		"DeleteMessageBatchResult/BatchResultErrorEntry":                             "Failed",
		"DeleteMessageBatchResult/DeleteMessageBatchResultEntry":                     "Successful",
		"GetQueueAttributesResult/Attribute":                                         "Attributes",
		"ListDeadLetterSourceQueuesResult/QueueUrl":                                  "queueUrls",
		"ListMessageMoveTasksResult/ListMessageMoveTasksResultEntry":                 "Results",
		"ListQueueTagsResult/Tag":                                                    "Tags",
		"ListQueuesResult/QueueUrl":                                                  "QueueUrls",
		"Message/Attribute":                                                          "Attributes",
		"Message/MessageAttribute":                                                   "MessageAttributes",
		"ReceiveMessageResult/Message":                                               "Messages",
		"SendMessageBatchResult/BatchResultErrorEntry":                               "Failed",
		"SendMessageBatchResult/SendMessageBatchResultEntry":                         "Successful",
	},
}

var snsShapes = shapes{
	maps: map[string][2]string{"Attributes": {"key", "value"}, "MessageAttributes": {"Name", "Value"}},
}

// form writes a call as the form of the Query protocol.
func (s service) form(operation string, params value.Value) url.Values {
	f := url.Values{"Action": {operation}, "Version": {s.version}}
	for name, v := range params.Members() {
		switch {
		case name == "Entries" && s.shapes.flat != nil:
			s.shapes.list(f, operation+"RequestEntry", v)
		default:
			s.shapes.member(f, "", name, v)
		}
	}
	return f
}

// member writes one member of a structure.
func (s shapes) member(f url.Values, prefix, name string, v value.Value) {
	at := prefix + name
	element, flat := s.flat[name]
	keys, isMap := s.maps[name]
	switch {
	case v.Kind() == value.KindArray && flat:
		s.list(f, prefix+element, v)
	case v.Kind() == value.KindArray:
		s.list(f, at+".member", v)
	case v.Kind() == value.KindObject && isMap && flat:
		s.entries(f, prefix+element, keys, v)
	case v.Kind() == value.KindObject && isMap:
		s.entries(f, at+".entry", keys, v)
	default:
		s.value(f, at, v)
	}
}

func (s shapes) list(f url.Values, at string, v value.Value) {
	for i, one := range v.Elements() {
		s.value(f, at+"."+strconv.Itoa(i+1), one)
	}
}

func (s shapes) entries(f url.Values, at string, keys [2]string, v value.Value) {
	n := 0
	for name, one := range v.Members() {
		n++
		entry := at + "." + strconv.Itoa(n) + "."
		f.Set(entry+keys[0], name)
		s.value(f, entry+keys[1], one)
	}
}

// value writes a structure or a scalar.
func (s shapes) value(f url.Values, at string, v value.Value) {
	if v.Kind() != value.KindObject {
		f.Set(at, asText(v))
		return
	}
	for name, member := range v.Members() {
		s.member(f, at+".", name, member)
	}
}
