using System.Text;
using System.Text.Json;
using PluginHost.Sdk;

namespace PluginHost.Plugins;

/// <summary>Checks a planned request against what the manifest was granted, before anything of the plugin's answer is done.</summary>
internal sealed class RequestCheck(Manifest manifest, bool loopbackHttp)
{
    private const int MostBody = 1024 * 1024;

    /// <summary>What is wrong, as the end of a sentence that begins with the plugin's name; null when it may be sent.</summary>
    public string? Check(PlannedRequest request)
    {
        if (string.IsNullOrEmpty(request.Action))
            return "plans a request that does not say what it is for.";
        if (!Uri.TryCreate(request.Endpoint, UriKind.Absolute, out var address) || address.UserInfo.Length > 0)
            return $"plans the request '{request.Action}' without a usable address.";
        if (address.Scheme != Uri.UriSchemeHttps && !(loopbackHttp && address.Scheme == Uri.UriSchemeHttp && address.IsLoopback))
            return $"plans the request '{request.Action}' without TLS: only https is sent.";
        if (!manifest.Needs.Hosts.Contains(address.Host, StringComparer.OrdinalIgnoreCase))
            return $"may not send to '{address.Host}': its manifest does not list it under hosts.";
        if (string.IsNullOrEmpty(request.Method) || !request.Method.All(char.IsAsciiLetter))
            return $"plans the request '{request.Action}' without a usable method.";

        return Body(request) ?? Computed(request) ?? Secrets(request);
    }

    private static string? Body(PlannedRequest request) => request switch
    {
        { Form: not null, Payload: not null } => $"plans the request '{request.Action}' with a form and a payload: it has one or the other.",
        { Payload: { } payload } when payload.ValueKind == JsonValueKind.Undefined || Encoding.UTF8.GetByteCount(payload.GetRawText()) > MostBody =>
            $"plans the request '{request.Action}' with a payload that is empty or larger than 1 MiB.",
        { Form: { } form } when form.Any(static field => field.Value is null) || form.Sum(static field => (long)field.Key.Length + field.Value.Length) > MostBody =>
            $"plans the request '{request.Action}' with a form that has an empty field or is larger than 1 MiB.",
        _ => null,
    };

    private static string? Computed(PlannedRequest request)
    {
        var undefined = request.Headers.Values.SelectMany(OutboxComputed.NamesIn).FirstOrDefault(name => request.Computed?.ContainsKey(name) != true);
        if (undefined is not null)
            return $"plans the request '{request.Action}' with '{{computed:{undefined}}}', which it does not say how to compute.";
        if (request.Computed?.Values.Any(static value => value.Kind == ComputedKind.PageAddress) == true)
            return $"plans the request '{request.Action}' with the address of a page: that stays on this computer.";

        return request.Computed?.Values.Any(static value => value.Claims is { ValueKind: not JsonValueKind.Object }) == true
            ? $"plans the request '{request.Action}' with claims that are no object."
            : null;
    }

    private string? Secrets(PlannedRequest request)
    {
        var named = request.Headers.Values.Append(request.Endpoint).Concat(request.Form?.Values ?? [])
            .SelectMany(OutboxSecrets.NamesIn)
            .Concat(request.Computed?.Values.Select(static value => value.Secret) ?? []);
        var secret = named.FirstOrDefault(name => !manifest.Needs.AllSecrets.Contains(name, StringComparer.Ordinal));
        return secret is null ? null : $"may not use the secret '{secret}': its manifest does not list it under secrets.";
    }
}
