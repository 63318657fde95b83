package digest_test

import (
	"crypto/md5"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/sha512"
	"encoding/hex"
	"hash"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"playground/engine/asl/digest"
)

func TestDigestsAreThoseOfTheStandardLibrary(t *testing.T) {
	for name, library := range map[string]func() hash.Hash{
		"MD5": md5.New, "SHA-1": sha1.New, "SHA-256": sha256.New, "SHA-384": sha512.New384, "SHA-512": sha512.New,
	} {
		long := strings.Repeat("soup é 🍲 ", 40)
		for n := range 400 {
			want := library()
			want.Write([]byte(long[:n]))
			got, known := digest.Hex(name, long[:n])
			require.True(t, known)
			require.Equal(t, hex.EncodeToString(want.Sum(nil)), got, "%s of %d bytes", name, n)
		}
	}
}

func TestNamesOfAlgorithmsAreExact(t *testing.T) {
	for _, name := range []string{"", "md5", "MD-5", "sha-256", "SHA256", "SHA-224", "SHA-257"} {
		_, known := digest.Hex(name, "text")
		require.False(t, known, name)
	}
}
