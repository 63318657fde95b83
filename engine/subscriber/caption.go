package subscriber

import "playground/engine/component"

// Caption is the newest mail's subject, the newest text message, or the latest answer.
func (n *node) Caption() string {
	for i := len(n.all) - 1; i >= 0; i-- {
		switch k := n.all[i]; {
		case n.manner.Serves != nil && k.call != 0:
		case n.manner.Serves != nil:
			return n.state(k)
		case !n.manner.Reads:
			return ""
		case k.isMail():
			return excerpt(k.subject(), component.CaptionMax)
		default:
			return excerpt(k.notify.Message.Text(), component.CaptionMax)
		}
	}
	return ""
}

var _ component.Captioner = (*node)(nil)
