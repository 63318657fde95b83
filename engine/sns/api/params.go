package api

import (
	"playground/engine/aws"
	"playground/engine/component"
	"playground/engine/value"
)

// The members and shapes that several operations have.
var (
	topicARN        = aws.Member{Name: "TopicArn", Shape: aws.Text}
	subscriptionARN = aws.Member{Name: "SubscriptionArn", Shape: aws.Text}
	resourceARN     = aws.Member{Name: "ResourceArn", Shape: aws.Text}
	nextToken       = aws.Member{Name: "NextToken", Shape: aws.Text}
	attributeMap    = &aws.Shape{Kind: aws.KindMap, Element: aws.Text, Entry: "entry", Key: "key", Value: "value"}
	attributes      = aws.Member{Name: "Attributes", Shape: attributeMap}
	tags            = aws.Member{Name: "Tags", Shape: listOf(aws.Structure(
		aws.Member{Name: "Key", Shape: aws.Text}, aws.Member{Name: "Value", Shape: aws.Text}))}
)

// listOf is the shape of a list that Query writes as Name.member.1, Name.member.2.
func listOf(element *aws.Shape) *aws.Shape {
	return &aws.Shape{Kind: aws.KindList, Element: element, Entry: "member"}
}

// with makes a structure of members that stand first and of those of a list.
func with(rest []aws.Member, first ...aws.Member) *aws.Shape {
	return aws.Structure(append(first, rest...)...)
}

// required is a text that must be there, and may be empty.
func required(params value.Value, name string) (string, *component.Fault) {
	if !aws.Given(params, name) {
		return "", missing(name)
	}
	return aws.TextIn(params, name), nil
}

// isWord: letters, digits, hyphens and underscores.
func isWord(text string) bool {
	for i := range len(text) {
		c := text[i]
		if (c < 'a' || c > 'z') && (c < 'A' || c > 'Z') && (c < '0' || c > '9') && c != '-' && c != '_' {
			return false
		}
	}
	return true
}
