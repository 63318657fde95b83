package policy_test

import "testing"

func BenchmarkMatch(b *testing.B) {
	for _, c := range []struct{ name, policy string }{
		{"exact", `{"dish":["soup","cake"],"guests":[4]}`},
		{"prefix and range", `{"dish":[{"prefix":"so"}],"guests":[{"numeric":[">",3,"<=",9]}]}`},
		{"array", `{"extras":["nuts"]}`},
	} {
		b.Run(c.name, func(b *testing.B) {
			p, problems := compiled(c.policy)
			if len(problems) > 0 {
				b.Fatal(problems)
			}
			message := attributes(`dish:String=soup guests:Number=4 extras:String.Array=["milk","nuts"]`)
			b.ReportAllocs()
			for b.Loop() {
				if !p.Match(message) {
					b.Fatal("no match")
				}
			}
		})
	}
}
