package aws_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"playground/engine/aws"
)

func TestParametersAreTheSameInBothProtocols(t *testing.T) {
	for _, c := range []struct{ json, form string }{
		{`{}`, ``},
		{`{'Text':'a b&c=ä'}`, `Text=a+b%26c%3D%C3%A4`},
		{`{'Text':''}`, `Text=`},
		{`{'Text':'last'}`, `Text=first&Text=last`},
		{`{'Count':-7,'Flag':true,'Bytes':'AAEC'}`, `Count=-7&Flag=true&Bytes=AAEC`},
		{`{'Person':{'Name':'Ada','Age':36}}`, `Person.Name=Ada&Person.Age=36`},
		{`{'Names':['a','b','c']}`, `Name.1=a&Name.2=b&Name.3=c`},
		{`{'Names':['a','b']}`, `Name.10=b&Name.2=a`},
		{`{'People':[{'Name':'Ada'},{'Age':3}]}`, `PersonEntry.1.Name=Ada&PersonEntry.2.Age=3`},
		{`{'Tags':{'a':'1','b':''}}`, `Tag.1.Key=a&Tag.1.Value=1&Tag.2.Key=b`},
		{`{'Names':['a'],'Tags':{'k':'v'}}`, `Name=a&Tag.Key=k&Tag.Value=v`},
		{`{'Crowd':[{'Name':'Ada'}]}`, `Crowd.member.1.Name=Ada`},
		{`{'Index':{'x':{'Age':1}}}`, `Index.entry.1.key=x&Index.entry.1.value.Age=1`},
		{`{}`, `Unknown=1&Names.1=wrong-name&Names=x`},
	} {
		want, fault := aws.Decode(toy(), fromJSON("Toys.Play", c.json))
		require.Nil(t, fault, c.json)
		for _, r := range []*aws.Request{fromForm("Action=Play&" + c.form), fromURL("/", "Action=Play&"+c.form)} {
			got, fault := aws.Decode(toy(), r)
			require.Nil(t, fault, c.form)
			require.Equal(t, want.Params.String(), got.Params.String(), c.form)
		}
	}
}

func TestWhatIsNoCallIsRefusedAsAWSDoes(t *testing.T) {
	long := strings.Repeat("x", 9<<20)
	put := fromURL("/", "Action=Play")
	put.Method = "PUT"
	get := fromJSON("Toys.Play", `{}`)
	get.Method = "GET"
	odd := fromForm("Action=Play")
	odd.Header["Content-Type"] = []string{"image/png"}
	for name, c := range map[string]struct {
		request       *aws.Request
		code, message string
	}{
		"no operation":             {fromJSON("", `{}`), "UnknownOperationException", ""},
		"another service":          {fromJSON("Games.Play", `{}`), "UnknownOperationException", ""},
		"an unknown operation":     {fromJSON("Toys.Break", `{}`), "UnknownOperationException", ""},
		"an operation in disguise": {fromJSON("Toys.Play.Stop", `{}`), "UnknownOperationException", ""},
		"JSON with another method": {get, "UnknownOperationException", ""},
		"no JSON":                  {fromJSON("Toys.Play", `{'Text':`), "SerializationException", ""},
		"JSON too deep":            {fromJSON("Toys.Play", strings.Repeat("[", 1000)), "SerializationException", ""},
		"a list":                   {fromJSON("Toys.Play", `[]`), "SerializationException", "Start of list found where not expected"},
		"a text":                   {fromJSON("Toys.Play", `'x'`), "SerializationException", "Unexpected field type"},
		"a number for a text":      {fromJSON("Toys.Play", `{'Text':1}`), "SerializationException", "NUMBER_VALUE can not be converted to a String"},
		"true for a text":          {fromJSON("Toys.Play", `{'Text':true}`), "SerializationException", "TRUE_VALUE can not be converted to a String"},
		"false for a number":       {fromJSON("Toys.Play", `{'Count':false}`), "SerializationException", "FALSE_VALUE can not be converted to an Integer"},
		"a text for a number":      {fromJSON("Toys.Play", `{'Count':'7'}`), "SerializationException", "STRING_VALUE can not be converted to an Integer"},
		"a fraction":               {fromJSON("Toys.Play", `{'Count':1.5}`), "SerializationException", "NUMBER_VALUE can not be converted to an Integer"},
		"a large number":           {fromJSON("Toys.Play", `{'Count':3000000000}`), "SerializationException", "NUMBER_VALUE can not be converted to an Integer"},
		"a text for a flag":        {fromJSON("Toys.Play", `{'Flag':'true'}`), "SerializationException", "STRING_VALUE can not be converted to a Boolean"},
		"an object for a text":     {fromJSON("Toys.Play", `{'Text':{}}`), "SerializationException", "Start of structure or map found where not expected."},
		"an object for a list":     {fromJSON("Toys.Play", `{'Names':{}}`), "SerializationException", "Start of structure or map found where not expected."},
		"a number in a map":        {fromJSON("Toys.Play", `{'Tags':{'a':1}}`), "SerializationException", "NUMBER_VALUE can not be converted to a String"},
		"no base64":                {fromJSON("Toys.Play", `{'Bytes':'*'}`), "SerializationException", "Invalid base64 in a blob"},
		"too long":                 {fromJSON("Toys.Play", `{'Text':'`+long+`'}`), "RequestEntityTooLarge", "The request is longer than 8388608 bytes."},

		"nothing":                {fromURL("/", ""), "UnknownOperationException", ""},
		"another method":         {put, "UnknownOperationException", ""},
		"another type":           {odd, "UnknownOperationException", ""},
		"no action":              {fromURL("/", "Text=a"), "MissingAction", "The request is missing an action or a required parameter."},
		"an empty action":        {fromURL("/", "Action="), "MissingAction", "The request is missing an action or a required parameter."},
		"an unknown action":      {fromURL("/", "Action=Break"), "InvalidAction", "The action Break is not valid for this endpoint."},
		"no action of resources": {fromURL("/000000000000/toy", "Action=List"), "InvalidAction", "The action List is not valid for this endpoint."},
		"half an escape":         {fromURL("/", "Action=Play&Text=%4"), "MalformedQueryString", "The query string contains a syntax error."},
		"a wrong escape":         {fromForm("Action=Play&Text=%zz"), "MalformedQueryString", "The query string contains a syntax error."},
		"a long name":            {fromForm("Action=Play&" + strings.Repeat("x", 2000) + "=1"), "MalformedQueryString", "The query string contains a syntax error."},
		"many parameters":        {fromForm("Action=Play" + strings.Repeat("&a=b", 2000)), "MalformedQueryString", "There are more than 2000 parameters."},
		"no number":              {fromForm("Action=Play&Count=x"), "MalformedInput", `For input string: "x"`},
		"no flag":                {fromForm("Action=Play&Flag=yes"), "MalformedInput", `For input string: "yes"`},
		"no bytes":               {fromForm("Action=Play&Bytes=*"), "MalformedInput", "Invalid base64 in a blob"},
		"no index":               {fromForm("Action=Play&Name.x=a"), "MalformedInput", "Key 'x' is not a valid index."},
		"no key":                 {fromForm("Action=Play&Tag.1.Value=a"), "MalformedInput", "A key is missing in Tag."},
		"a long form":            {fromForm("Action=Play&Text=" + long), "RequestEntityTooLarge", "The request is longer than 8388608 bytes."},
	} {
		_, fault := aws.Decode(toy(), c.request)
		require.NotNil(t, fault, name)
		require.Equal(t, c.code, fault.Code, name)
		require.Equal(t, c.message, fault.Message, name)
	}
}

func TestNullIsAsGoodAsNothing(t *testing.T) {
	c, fault := aws.Decode(toy(), fromJSON("Toys.Play", `{'Text':null,'Count':null,'Names':null,'Unknown':[{}]}`))
	require.Nil(t, fault)
	require.Equal(t, "Play", c.Name())
	empty, fault := aws.Decode(toy(), fromJSON("Toys.Stop", ``))
	require.Nil(t, fault)
	require.Equal(t, "{}", empty.Params.String())
}

func TestTheRegionComesFromTheCredentials(t *testing.T) {
	for authorization, region := range map[string]string{
		"": "us-east-1",
		"AWS4-HMAC-SHA256 Credential=AKIA/20260101/eu-central-1/toy/aws4_request, SignedHeaders=host, Signature=0": "eu-central-1",
		"AWS4-HMAC-SHA256 Credential=AKIA":                               "us-east-1",
		"AWS4-HMAC-SHA256 Credential=AKIA/20260101/<b>/toy/aws4_request": "us-east-1",
		"Basic Zm9vOmJhcg==":                                             "us-east-1",
	} {
		r := fromJSON("Toys.Stop", `{}`)
		r.Header["Authorization"] = []string{authorization}
		c, fault := aws.Decode(toy(), r)
		require.Nil(t, fault)
		require.Equal(t, region, c.Region, authorization)
	}
	c, fault := aws.Decode(toy(), fromURL("/", "Action=Stop&X-Amz-Credential=AKIA%2F20260101%2Feu-west-3%2Ftoy%2Faws4_request&X-Amz-Expires=1"))
	require.Nil(t, fault)
	require.Equal(t, "eu-west-3", c.Region)
}

// The same request means another service by its credentials, by the version of the protocol, and by its action.
func TestOneDoorLeadsToSeveralServices(t *testing.T) {
	services := append(toy(), aws.NewService(aws.Service{
		Name: "game", XML: "http://games.example.com/", Version: "2010-03-31",
		Operations: []aws.Operation{{Name: "Stop", Input: aws.Structure()}, {Name: "Win", Input: aws.Structure()}},
	}))
	credentials := func(service string) *aws.Request {
		r := fromForm("Action=Stop")
		r.Header["Authorization"] = []string{"AWS4-HMAC-SHA256 Credential=AKIA/20260101/eu-central-1/" + service + "/aws4_request"}
		return r
	}
	for name, c := range map[string]struct {
		request *aws.Request
		service string
		signed  bool
	}{
		"credentials":                   {credentials("game"), "game", true},
		"credentials of the other":      {credentials("toy"), "toy", true},
		"credentials of nobody":         {credentials("chess"), "toy", true},
		"a version":                     {fromURL("/", "Action=Stop&Version=2010-03-31"), "game", false},
		"a version that nobody has":     {fromURL("/", "Action=Stop&Version=1999-01-01"), "toy", false},
		"an action of one service":      {fromURL("/", "Action=Win"), "game", false},
		"an action of the other":        {fromURL("/", "Action=Play"), "toy", false},
		"credentials in a URL":          {fromURL("/", "Action=Stop&X-Amz-Credential=AKIA%2F20260101%2Feu-west-3%2Fgame%2Faws4_request"), "game", true},
		"credentials before the action": {fromURL("/", "Action=Stop&Version=2012-11-05&X-Amz-Credential=A%2F1%2Fr%2Fgame%2Faws4_request"), "game", true},
	} {
		call, fault := aws.Decode(services, c.request)
		require.Nil(t, fault, name)
		require.Equal(t, c.service, call.Service.Name, name)
		require.Equal(t, c.signed, call.Signed, name)
	}
	call, fault := aws.Decode(services, fromURL("/", "Action=Lose&Version=2010-03-31"))
	require.Equal(t, "InvalidAction", fault.Code)
	answer := string(call.EncodeFault(1, fault).Body)
	require.Contains(t, answer, `<ErrorResponse xmlns="http://games.example.com/">`)
	require.NotContains(t, answer, "Detail")
}
