using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using System.Text;

static class Sign
{
    /// <summary>The header Authorization of CC-CMS. Names of headers are in lower case.</summary>
    static string Authorization(string accessKey, string secretKey, string timestamp,
        string method, string path, IDictionary<string, string> headers, string body)
    {
        var names = string.Join(";", headers.Keys.OrderBy(name => name, StringComparer.Ordinal));
        var prefix = $"auth-v2/{accessKey}/{timestamp}/{names}";
        // The key of the second HMAC is the text of 64 hex digits.
        var key = Hmac(secretKey, prefix);
        var lines = headers.Select(header => $"{Encode(header.Key)}:{Encode(header.Value.Trim())}")
            .OrderBy(line => line, StringComparer.Ordinal);
        var canonical = string.Join("\n", new[] { method, path, names }.Concat(lines).Append(Encode(body)));
        return $"{prefix}/{Hmac(key, canonical)}";
    }

    static string Hmac(string key, string message)
    {
        using (var hmac = new HMACSHA256(Encoding.UTF8.GetBytes(key)))
        {
            var hash = hmac.ComputeHash(Encoding.UTF8.GetBytes(message));
            return BitConverter.ToString(hash).Replace("-", "").ToLowerInvariant();
        }
    }

    static string Encode(string text) => Uri.EscapeDataString(text);

    static void Main()
    {
        var body = "{\"ccId\":1,\"vdn\":170,\"agentId\":1099}";
        var host = new Dictionary<string, string> { ["host"] = "cms.example.com:28443" };
        var content = new Dictionary<string, string>
        {
            ["host"] = "cms.example.com:28443",
            ["content-type"] = "application/json;charset=UTF-8",
            ["content-length"] = Encoding.UTF8.GetByteCount(body).ToString(),
        };
        Print(host, body);
        Print(content, body);
        Print(host, "Zo\u00eb + (1)*~!'");
    }

    static void Print(IDictionary<string, string> headers, string body)
    {
        var path = "/rest/cmsapp/v1/openapi/agent/agentprivatecall";
        var timestamp = "2024-08-02T00:00:00Z";
        Console.WriteLine(Authorization("EXAMPLEAK", "EXAMPLESK", timestamp, "POST", path, headers, body));
    }
}
