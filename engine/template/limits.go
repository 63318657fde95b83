package template

// Limits of the language: ours where no source is named.
const (
	// OutputBytesMax bounds what a template can render: as much as a message may hold (SQS and SNS: 1 MiB).
	OutputBytesMax = 1 << 20
	placeholderMax = 1000      // placeholders in one template
	wordsMax       = 1000      // words of one pick
	integerMax     = 1<<53 - 1 // bound of an int: what every reader of JSON keeps exactly

	attributesMax   = 10  // SQS: message attributes per message (SQS developer guide, message quotas)
	attributeLength = 256 // SQS: characters of an attribute's name (SQS developer guide, message metadata)
)

// The longest text that a placeholder can become.
const (
	numberBytesMax = 20 // -9223372036854775808
	uuidBytes      = 36
	nowBytes       = 24 // 2026-01-01T00:00:00.000Z
)
