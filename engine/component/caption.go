package component

// CaptionMax is how many characters a caption has at most.
const CaptionMax = 80

// Captioner is kept by components whose picture has room for a few words about what came last, such as a mail's subject.
type Captioner interface {
	// Caption is at most CaptionMax characters long, and an ellipsis; "" for nothing. What it says may come from a message.
	Caption() string
}
