package aws

import "playground/engine/value"

// Statements are the statements of an IAM policy; one may stand without a list.
func Statements(policy value.Value) []value.Value {
	v, _ := policy.Get("Statement")
	if v.Kind() == value.KindObject {
		return []value.Value{v}
	}
	all := make([]value.Value, 0, v.Len()+1)
	for _, s := range v.Elements() {
		all = append(all, s)
	}
	return all
}

// Labelled is the place of the statement under a label, or -1.
func Labelled(all []value.Value, label string) int {
	for i, s := range all {
		if TextIn(s, "Sid") == label {
			return i
		}
	}
	return -1
}

// Grant is the statement under a label by which accounts may carry out actions, such as "SQS:SendMessage", on a resource.
func Grant(label, region string, accounts, actions []string, resource string) value.Value {
	principals := make([]string, len(accounts))
	for i, account := range accounts {
		principals[i] = "arn:" + Partition(region) + ":iam::" + account + ":root"
	}
	b := value.NewObject(5)
	b.Set("Sid", value.Text(label))
	b.Set("Effect", value.Text("Allow"))
	b.Set("Principal", One("AWS", simple(principals)))
	b.Set("Action", simple(actions))
	b.Set("Resource", value.Text(resource))
	return b.Value()
}

// simple renders a list as IAM does, which writes one element without the list.
func simple(all []string) value.Value {
	if len(all) == 1 {
		return value.Text(all[0])
	}
	list := make([]value.Value, len(all))
	for i, t := range all {
		list[i] = value.Text(t)
	}
	return value.ArrayOf(list)
}
