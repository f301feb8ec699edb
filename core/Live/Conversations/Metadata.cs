using System.Text.Json;
using PluginHost.Sdk;

namespace PluginHost.Live;

/// <summary>What a caller wishes for one call, beside its arguments.</summary>
/// <param name="Priority">0 to 10; calls that wait go by it.</param>
/// <param name="Timeout">How long the caller waits, or null.</param>
internal sealed record Metadata(int Priority, TimeSpan? Timeout)
{
    private const double LongestWait = 10 * 60 * 1000;

    private static readonly Metadata None = new(0, null);

    public static Result<Metadata> Of(JsonElement message)
    {
        if (message.Part("metadata") is not { } said)
        {
            return None;
        }

        var (priority, timeout) = (said.Number("priority"), said.Number("timeout"));
        if ((said.TryGetProperty("priority", out _) && priority is not >= 0) || priority > 10)
        {
            return Error.Invalid("metadata.priority", "A priority is a number from 0 to 10.");
        }

        if ((said.TryGetProperty("timeout", out _) && timeout is not >= 1) || timeout > LongestWait)
        {
            return Error.Invalid("metadata.timeout", "A timeout is a number of milliseconds, at most ten minutes.");
        }

        return MayRepeat(said) && !Guid.TryParse(message.Text("id"), out _)
            ? Error.Invalid("id", "A call that may be repeated has a UUID as its id: by that it takes effect only once.")
            : new Metadata((int)(priority ?? 0), timeout is { } limit ? TimeSpan.FromMilliseconds(limit) : null);
    }

    private static bool MayRepeat(JsonElement said) =>
        said.Number("retry") > 0 || (said.TryGetProperty("retry", out var retry) && retry.ValueKind == JsonValueKind.True);
}
