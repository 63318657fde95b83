package account

import (
	"playground/engine/action"
	"playground/engine/component"
)

// directKey tells the ids of messages to one phone or device from others.
const directKey = 0x6469726563746c79

// NewMessage is the id of a message that goes to one phone or device.
func (r topicResources) NewMessage() action.MessageID {
	return action.MessageID{Key: directKey, Number: r.session.NewLineage()}
}

// Phone sends a text message to the phone of a number, which is made where there is none. Whether it arrives is nobody's
// concern: AWS has accepted it.
func (r topicResources) Phone(number string, m *action.Notify) *component.Fault {
	d := r.draft()
	id, port := d.peer("sms", number)
	if fault := d.apply(); fault != nil {
		return fault
	}
	m.Via = action.SendTextMessage
	r.send(id, port, m)
	return nil
}

// Device sends a push notification to a mobile device, if there is one of that ARN.
func (r topicResources) Device(arn string, m *action.Notify) (known bool) {
	p := newPeers(r.Account)
	n := p.find(kindSink, "application", arn)
	if n == nil || !n.Settings.Bool("Exists") {
		return false
	}
	m.Via = action.PushMobile
	r.send(n.ID, "application", m)
	return true
}

func (a *Account) send(id, port string, m *action.Notify) {
	if node, ok := a.session.Index(id); ok {
		a.session.Ask(node, port, m)
	}
}
