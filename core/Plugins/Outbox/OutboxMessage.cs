using System.Text;
using PluginHost.Sdk;

namespace PluginHost.Plugins;

/// <summary>Writes a planned request as HTTP, with secrets and what is computed from them put in.</summary>
internal sealed class OutboxMessage(PlannedRequest request, Func<string, string?> secrets, DateTimeOffset now)
{
    private readonly List<string> _missing = [];
    private string? _unusable;

    /// <returns>The message; or why it cannot be written, in a few words without secrets.</returns>
    public (HttpRequestMessage? Message, string Reason) Write()
    {
        var address = Fill(request.Endpoint, Uri.EscapeDataString);
        var headers = request.Headers.Select(header => (header.Key, Value: OutboxComputed.Fill(Fill(header.Value), Computed))).ToList();
        var form = request.Form?.ToDictionary(static field => field.Key, field => Fill(field.Value), StringComparer.Ordinal);
        if (_missing.Count > 0)
            return (null, $"needs the secret {_missing[0]}");
        if (_unusable is not null)
            return (null, $"the secret {_unusable} is no Base64 text");

        try
        {
            return Uri.TryCreate(address, UriKind.Absolute, out var uri) && Message(uri, headers, form) is { } message ? (message, "") : (null, Unwritable);
        }
        catch (Exception e) when (e is FormatException or ArgumentException or InvalidOperationException)
        {
            return (null, Unwritable);
        }
    }

    private const string Unwritable = "the request cannot be written as HTTP";

    private HttpRequestMessage? Message(Uri uri, List<(string Key, string Value)> headers, Dictionary<string, string>? form)
    {
        var message = new HttpRequestMessage(new HttpMethod(request.Method), uri)
        {
            Content = form is not null ? new FormUrlEncodedContent(form)
                : request.Payload is { } payload ? new StringContent(payload.GetRawText(), Encoding.UTF8, "application/json")
                : null,
        };
        foreach (var (name, value) in headers.Where(header => !message.Headers.TryAddWithoutValidation(header.Key, header.Value)))
        {
            message.Content?.Headers.Remove(name);
            if (message.Content?.Headers.TryAddWithoutValidation(name, value) == true)
                continue;
            message.Dispose();
            return null;
        }

        return message;
    }

    private string Computed(string name)
    {
        if (request.Computed?.GetValueOrDefault(name) is not { } value)
            return "";
        if (secrets(value.Secret) is not { Length: > 0 } secret)
        {
            _missing.Add(value.Secret);
            return "";
        }

        if (OutboxComputed.Of(value, secret, now) is { } computed)
            return computed;
        _unusable = value.Secret;
        return "";
    }

    private string Fill(string text, Func<string, string>? escape = null) => OutboxSecrets.Fill(text, secrets, escape ?? (static value => value), _missing);
}
