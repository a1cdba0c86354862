import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

class Sign {
    /** The header Authorization of CC-CMS. Names of headers are in lower case. */
    static String authorization(String accessKey, String secretKey, String timestamp,
            String method, String path, Map<String, String> headers, String body) throws Exception {
        Map<String, String> sorted = new TreeMap<>(headers);
        String names = String.join(";", sorted.keySet());
        String prefix = String.join("/", "auth-v2", accessKey, timestamp, names);
        // The key of the second HMAC is the text of 64 hex digits.
        String key = hmac(secretKey, prefix);
        String lines = sorted.entrySet().stream()
                .map(header -> encode(header.getKey()) + ":" + encode(header.getValue().trim()))
                .sorted()
                .collect(Collectors.joining("\n"));
        String canonical = String.join("\n", method, path, names, lines, encode(body));
        return prefix + "/" + hmac(key, canonical);
    }

    static String hmac(String key, String message) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        StringBuilder hex = new StringBuilder();
        for (byte one : mac.doFinal(message.getBytes(StandardCharsets.UTF_8)))
            hex.append(String.format("%02x", one));
        return hex.toString();
    }

    /** URLEncoder encodes for forms, which is not the same. */
    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20").replace("*", "%2A").replace("%7E", "~");
    }

    public static void main(String[] args) throws Exception {
        String body = "{\"ccId\":1,\"vdn\":170,\"agentId\":1099}";
        Map<String, String> host = Map.of("host", "cms.example.com:28443");
        Map<String, String> content = Map.of(
                "host", "cms.example.com:28443",
                "content-type", "application/json;charset=UTF-8",
                "content-length", String.valueOf(body.getBytes(StandardCharsets.UTF_8).length));
        print(host, body);
        print(content, body);
        print(host, "Zo\u00eb + (1)*~!'");
    }

    static void print(Map<String, String> headers, String body) throws Exception {
        String path = "/rest/cmsapp/v1/openapi/agent/agentprivatecall";
        String timestamp = "2024-08-02T00:00:00Z";
        System.out.println(authorization("EXAMPLEAK", "EXAMPLESK", timestamp, "POST", path, headers, body));
    }
}
