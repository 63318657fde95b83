package conformance

import (
	"net/url"
	"testing"

	"github.com/stretchr/testify/require"

	"playground/engine/aws"
)

func TestACallGoesOverTheProtocolOfItsService(t *testing.T) {
	params := parse(t, `{"QueueUrl":"http://h/1/q","MaxNumberOfMessages":10}`)
	r, err := requestOf("sqs.ReceiveMessage", params, false)
	require.NoError(t, err)
	require.Equal(t, []string{"AmazonSQS.ReceiveMessage"}, r.Header["X-Amz-Target"])
	require.Equal(t, []string{"application/x-amz-json-1.0"}, r.Header["Content-Type"])
	require.Equal(t, params.String(), string(r.Body))

	r, err = requestOf("sqs.ReceiveMessage", params, true)
	require.NoError(t, err)
	require.Equal(t, "Action=ReceiveMessage&MaxNumberOfMessages=10&QueueUrl=http%3A%2F%2Fh%2F1%2Fq&Version=2012-11-05", string(r.Body))
	require.Empty(t, r.Header["X-Amz-Target"])

	r, err = requestOf("sns.Publish", parse(t, `{"Message":"m"}`), false)
	require.NoError(t, err)
	require.Equal(t, "Action=Publish&Message=m&Version=2010-03-31", string(r.Body))
}

func TestListsAndMapsAreWrittenAsEachServiceWritesThem(t *testing.T) {
	for _, c := range []struct{ service, operation, params, form string }{
		{"sqs", "CreateQueue", `{"QueueName":"q","Attributes":{"DelaySeconds":"1","Policy":"p"},"tags":{"a":"b"}}`,
			`Attribute.1.Name=DelaySeconds&Attribute.1.Value=1&Attribute.2.Name=Policy&Attribute.2.Value=p&QueueName=q&Tag.1.Key=a&Tag.1.Value=b`},
		{"sqs", "SendMessageBatch", `{"Entries":[{"Id":"1","MessageAttributes":{"n":{"DataType":"Number","StringValue":"7"}}},{"Id":"2"}]}`,
			`SendMessageBatchRequestEntry.1.Id=1&SendMessageBatchRequestEntry.1.MessageAttribute.1.Name=n&SendMessageBatchRequestEntry.1.MessageAttribute.1.Value.DataType=Number&SendMessageBatchRequestEntry.1.MessageAttribute.1.Value.StringValue=7&SendMessageBatchRequestEntry.2.Id=2`},
		{"sqs", "ReceiveMessage", `{"AttributeNames":["All"],"MessageAttributeNames":["a","b"]}`,
			`AttributeName.1=All&MessageAttributeName.1=a&MessageAttributeName.2=b`},
		{"sns", "Subscribe", `{"Attributes":{"FilterPolicy":"{}"},"ReturnSubscriptionArn":true}`,
			`Attributes.entry.1.key=FilterPolicy&Attributes.entry.1.value={}&ReturnSubscriptionArn=true`},
		{"sns", "PublishBatch", `{"PublishBatchRequestEntries":[{"Id":"1","MessageAttributes":{"n":{"DataType":"String"}}}]}`,
			`PublishBatchRequestEntries.member.1.Id=1&PublishBatchRequestEntries.member.1.MessageAttributes.entry.1.Name=n&PublishBatchRequestEntries.member.1.MessageAttributes.entry.1.Value.DataType=String`},
	} {
		s := services[c.service]
		want, err := url.ParseQuery(c.form + "&Action=" + c.operation + "&Version=" + s.version)
		require.NoError(t, err)
		require.Equal(t, want, s.form(c.operation, parse(t, c.params)))
	}
}

func TestXMLIsReadBackIntoTheMembersOfJSON(t *testing.T) {
	for _, c := range []struct{ service, result, want string }{
		{"sqs", `<GetQueueAttributesResponse><GetQueueAttributesResult><Attribute><Name>A</Name><Value>1</Value></Attribute><Attribute><Name>B</Name><Value/></Attribute></GetQueueAttributesResult></GetQueueAttributesResponse>`,
			`{"Attributes":{"A":"1","B":""}}`},
		{"sqs", `<ReceiveMessageResponse><ReceiveMessageResult><Message><Body>x</Body><Attribute><Name>A</Name><Value>1</Value></Attribute><MessageAttribute><Name>n</Name><Value><DataType>Number</DataType><StringValue>7</StringValue></Value></MessageAttribute></Message></ReceiveMessageResult></ReceiveMessageResponse>`,
			`{"Messages":[{"Body":"x","Attributes":{"A":"1"},"MessageAttributes":{"n":{"DataType":"Number","StringValue":"7"}}}]}`},
		{"sqs", `<SendMessageBatchResponse><SendMessageBatchResult><BatchResultErrorEntry><Id>1</Id><SenderFault>true</SenderFault><Message>m</Message></BatchResultErrorEntry></SendMessageBatchResult></SendMessageBatchResponse>`,
			`{"Failed":[{"Id":"1","SenderFault":true,"Message":"m"}]}`},
		{"sqs", `<CreateQueueResponse><CreateQueueResult><QueueUrl>u</QueueUrl></CreateQueueResult></CreateQueueResponse>`, `{"QueueUrl":"u"}`},
		{"sqs", `<ListQueuesResponse><ListQueuesResult><QueueUrl>u</QueueUrl></ListQueuesResult></ListQueuesResponse>`, `{"QueueUrls":["u"]}`},
		{"sqs", `<PurgeQueueResponse><ResponseMetadata/></PurgeQueueResponse>`, `{}`},
		{"sns", `<GetTopicAttributesResponse><GetTopicAttributesResult><Attributes><entry><key>A</key><value>1</value></entry></Attributes></GetTopicAttributesResult></GetTopicAttributesResponse>`,
			`{"Attributes":{"A":"1"}}`},
		{"sns", `<ListTopicsResponse><ListTopicsResult><Topics><member><TopicArn>t</TopicArn></member></Topics></ListTopicsResult></ListTopicsResponse>`,
			`{"Topics":[{"TopicArn":"t"}]}`},
	} {
		a, err := readAnswer(aws.Response{Status: 200, Body: []byte(c.result)}, services[c.service], true)
		require.NoError(t, err)
		require.Equal(t, c.want, a.result.String())
	}
}

func TestErrorsAreReadInEachProtocol(t *testing.T) {
	inJSON := aws.Response{Status: 400, Header: [][2]string{{"X-Amzn-Query-Error", "AWS.SimpleQueueService.NonExistentQueue;Sender"}},
		Body: []byte(`{"__type":"com.amazonaws.sqs#QueueDoesNotExist","message":"no"}`)}
	a, err := readAnswer(inJSON, services["sqs"], false)
	require.NoError(t, err)
	require.Equal(t, "AWS.SimpleQueueService.NonExistentQueue QueueDoesNotExist no", a.code+" "+a.shape+" "+a.message)

	inJSON = aws.Response{Status: 404, Body: []byte(`{"__type":"UnknownOperationException"}`)}
	a, err = readAnswer(inJSON, services["sqs"], false)
	require.NoError(t, err)
	require.Equal(t, "UnknownOperationException UnknownOperationException ", a.code+" "+a.shape+" "+a.message)

	inXML := aws.Response{Status: 403, Body: []byte(`<ErrorResponse><Error><Type>Sender</Type><Code>C</Code><Message>m</Message></Error></ErrorResponse>`)}
	a, err = readAnswer(inXML, services["sqs"], true)
	require.NoError(t, err)
	require.Equal(t, "C m", a.code+" "+a.message)

	for _, body := range []string{"", "no", "[]", "<a>", "<a></b>", "<a/><b/>"} {
		_, err = readAnswer(aws.Response{Status: 200, Body: []byte(body)}, services["sqs"], true)
		require.Error(t, err, body)
	}
	_, err = readAnswer(aws.Response{Status: 200, Body: []byte("[]")}, services["sqs"], false)
	require.Error(t, err)
}
