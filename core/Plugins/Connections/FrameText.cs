using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using PluginHost.Sdk;

namespace PluginHost.Plugins;

/// <summary>
/// Writes a frame as it goes out: secrets and computed values where the frame says that there is a place for them, and nowhere else.
/// What was put in is not looked at again, so that no value can name another.
/// </summary>
internal sealed partial class FrameText(Manifest manifest, PluginHouseOptions options, TimeProvider time)
{
    private const int Longest = 1024 * 1024;

    /// <param name="frame">A copy.</param>
    /// <param name="here">Whether it goes to a program on this computer.</param>
    /// <returns>The bytes; or what is missing or wrong.</returns>
    public Result<ReadOnlyMemory<byte>> Write(OutgoingFrame frame, bool here)
    {
        if (frame.Bytes.Length > Longest)
            return new Error("too-large", "A frame of more than 1 MiB is not sent.");
        if (frame.Binary || (frame.Secrets.Count == 0 && frame.Computed.Count == 0))
            return frame.Bytes;

        var text = Encoding.UTF8.GetString(frame.Bytes.Span);
        var json = text.AsSpan().TrimStart() is ['{' or '[', ..];
        Error? wrong = null;
        var written = Place().Replace(text, match =>
        {
            var name = match.Groups["name"].Value;
            var value = match.Groups["kind"].Value == "secret"
                ? (frame.Secrets.Contains(name, StringComparer.Ordinal) ? Secret(name) : null)
                : (frame.Computed.TryGetValue(name, out var computed) ? Compute(computed, here) : null);
            if (value is null)
                return match.Value;

            wrong ??= value.Error;
            return json && value.Succeeded ? JsonEncodedText.Encode(value.Value, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString() : value.Value ?? "";
        });
        return wrong is null ? (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(written) : wrong;
    }

    private Result<string> Secret(string name)
    {
        if (!manifest.Needs.AllSecrets.Contains(name, StringComparer.Ordinal))
            return new Error("forbidden", $"It may not use the secret '{name}': its manifest does not list it.");
        return options.Secrets(name) is { Length: > 0 } value ? value : new Error("needs-secret", $"It needs the secret {name}.") { Hint = $"Set {name} and start PluginHost again." };
    }

    private Result<string> Compute(ComputedValue value, bool here)
    {
        if (value.Kind == ComputedKind.PageAddress)
            return Address(value, here);

        return Secret(value.Secret).Then<string>(secret =>
            OutboxComputed.Of(value, secret, time.GetUtcNow()) is { } computed ? computed : new Error("invalid", $"The secret {value.Secret} is not the Base64 text that it should be."));
    }

    private Result<string> Address(ComputedValue value, bool here)
    {
        if (!here)
            return new Error("forbidden", "The address of a page is sent only to programs on this computer.");
        var path = value.Page?.Split('?', '#')[0];
        if (path is null || !manifest.Pages.Any(page => page.Path == path))
            return new Error("not-found", $"It has no page '{path}'.");
        return options.Connections.PageAddress(manifest.Id, value.Page!, value.Campaign) is { } address ? address : Error.NotFound("There is no campaign for the page to show.");
    }

    [GeneratedRegex(@"\{(?<kind>secret|computed):(?<name>[^}]*)\}", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Place();
}
