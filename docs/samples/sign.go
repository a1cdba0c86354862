package main

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"net/url"
	"sort"
	"strconv"
	"strings"
)

// The header Authorization of CC-CMS. Names of headers are in lower case.
func authorization(
	accessKey, secretKey, timestamp, method, path string, headers map[string]string, body string,
) string {
	var sorted, lines []string
	for name, value := range headers {
		sorted = append(sorted, name)
		lines = append(lines, encode(name)+":"+encode(strings.TrimSpace(value)))
	}
	sort.Strings(sorted)
	sort.Strings(lines)
	names := strings.Join(sorted, ";")
	prefix := strings.Join([]string{"auth-v2", accessKey, timestamp, names}, "/")
	// The key of the second HMAC is the text of 64 hex digits.
	key := hmacHex(secretKey, prefix)
	canonical := strings.Join([]string{method, path, names, strings.Join(lines, "\n"), encode(body)}, "\n")
	return prefix + "/" + hmacHex(key, canonical)
}

func hmacHex(key, message string) string {
	mac := hmac.New(sha256.New, []byte(key))
	mac.Write([]byte(message))
	return hex.EncodeToString(mac.Sum(nil))
}

// QueryEscape writes a space as a plus sign.
func encode(text string) string {
	return strings.ReplaceAll(url.QueryEscape(text), "+", "%20")
}

func main() {
	path := "/rest/cmsapp/v1/openapi/agent/agentprivatecall"
	body := `{"ccId":1,"vdn":170,"agentId":1099}`
	host := map[string]string{"host": "cms.example.com:28443"}
	content := map[string]string{
		"host":           "cms.example.com:28443",
		"content-type":   "application/json;charset=UTF-8",
		"content-length": strconv.Itoa(len(body)),
	}
	show := func(headers map[string]string, body string) {
		timestamp := "2024-08-02T00:00:00Z"
		fmt.Println(authorization("EXAMPLEAK", "EXAMPLESK", timestamp, "POST", path, headers, body))
	}
	show(host, body)
	show(content, body)
	show(host, "Zo\u00eb + (1)*~!'")
}
