package aws_test

import (
	"strings"

	"playground/engine/aws"
)

// toy is a service with a parameter of every shape, flat and not.
func toy() []*aws.Service {
	person := aws.Structure(
		aws.Member{Name: "Name", Shape: aws.Text},
		aws.Member{Name: "Age", Shape: aws.Integer},
	)
	everything := aws.Structure(
		aws.Member{Name: "Text", Shape: aws.Text},
		aws.Member{Name: "Count", Shape: aws.Integer},
		aws.Member{Name: "Flag", Shape: aws.Boolean},
		aws.Member{Name: "Bytes", Shape: aws.Blob},
		aws.Member{Name: "Person", Shape: person},
		aws.Member{Name: "Names", Query: "Name", Shape: aws.ListOf(aws.Text)},
		aws.Member{Name: "People", Query: "PersonEntry", Shape: aws.ListOf(person)},
		aws.Member{Name: "Tags", Query: "Tag", Shape: aws.MapOf("Key", "Value", aws.Text)},
		aws.Member{Name: "Crowd", Shape: &aws.Shape{Kind: aws.KindList, Element: person, Entry: "member"}},
		aws.Member{Name: "Index", Shape: &aws.Shape{Kind: aws.KindMap, Element: person, Entry: "entry", Key: "key", Value: "value"}},
	)
	return []*aws.Service{aws.NewService(aws.Service{
		Name: "toy", Target: "Toys", Namespace: "com.example.toys", XML: "http://toys.example.com/", Detail: true,
		Operations: []aws.Operation{
			{Name: "Play", Input: everything, Output: everything},
			{Name: "Stop", Input: aws.Structure()},
			{Name: "List", Input: aws.Structure(), Output: everything, Endpoint: true},
		},
		Errors: []aws.Error{
			{Shape: "ToyBroken", Code: "Toys.Broken", Status: 409, Legacy: "The toy is broken for this wsdl version."},
			{Shape: "ToyAsleep", Code: "Asleep", Status: 503, Server: true},
		},
	})}
}

// fromJSON is a request in AWS JSON 1.0; in the body, ' stands for ".
func fromJSON(operation, body string) *aws.Request {
	return &aws.Request{Method: "POST", Host: "localhost", Path: "/", Body: []byte(strings.ReplaceAll(body, "'", `"`)),
		Header: map[string][]string{"X-Amz-Target": {operation}, "Content-Type": {"application/x-amz-json-1.0"}}}
}

// fromURL is a request in Query whose parameters stand in the URL.
func fromURL(path, query string) *aws.Request {
	return &aws.Request{Method: "GET", Host: "localhost", Path: path, Query: query, Header: map[string][]string{}}
}

// fromForm is a request in Query whose parameters stand in the body.
func fromForm(form string) *aws.Request {
	return &aws.Request{Method: "POST", Host: "localhost", Path: "/", Body: []byte(form),
		Header: map[string][]string{"Content-Type": {"application/x-www-form-urlencoded"}}}
}
