package api

// operations is the table of SNS: those that are simulated in the order of the alphabet, then those that are not.
var operations = append([]operation{
	addPermission,
	confirmSubscription,
	createTopic,
	deleteTopic,
	getDataProtectionPolicy,
	getSubscriptionAttributes,
	getTopicAttributes,
	listSubscriptions,
	listSubscriptionsByTopic,
	listTagsForResource,
	listTopics,
	publish,
	publishBatch,
	putDataProtectionPolicy,
	removePermission,
	setSubscriptionAttributes,
	setTopicAttributes,
	subscribe,
	tagResource,
	unsubscribe,
	untagResource,
}, absent()...)
