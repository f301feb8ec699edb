using System.Text.Json;
using PluginHost.Sdk;

namespace PluginHost.Obs;

/// <summary>What OBS refuses, in words for a person.</summary>
internal static class ObsRefusals
{
    public const string NotReady = "obs-207";
    public const string NotFound = "obs-600";
    public const string Exists = "obs-601";
    public const string NoSuchKind = "obs-605";

    public const string Start = "Start OBS, and in it tick Tools > WebSocket Server Settings > Enable WebSocket server.";

    public const string WrongPassword =
        "OBS refuses the password: set OBS_WEBSOCKET_PASSWORD to the one that OBS shows under Tools > WebSocket Server Settings, and start PluginHost again";

    public const string NoPassword =
        "OBS wants a password: needs OBS_WEBSOCKET_PASSWORD, which OBS shows under Tools > WebSocket Server Settings; set it and start PluginHost again. The overlays work without";

    public static Error NotConnected => new("not-connected", "OBS is not connected.") { Hint = Start };

    public static Error NoBrowser => new(NoSuchKind, "This OBS has no browser sources, so that it cannot show overlays.")
    {
        Hint = "Install OBS as obsproject.com offers it (on Linux the Flatpak, or the project's own packages for Ubuntu); builds of distributions often leave the browser out. Then run obs_setup again.",
    };

    /// <summary>The answer's data; or why OBS did not do it.</summary>
    public static Result<JsonElement> Outcome(ReadOnlyMemory<byte> answer)
    {
        var its = Json.Read(answer);
        var status = Json.Part(its, "requestStatus");
        if (Json.Is(status, "result"))
        {
            return Json.Part(its, "responseData") ?? JsonElement.Parse("{}");
        }

        var code = Json.Number(status, "code") ?? 0;
        return new Error($"obs-{code}", code switch
        {
            207 => "OBS is busy starting or changing collections.",
            600 => "OBS knows nothing of that name.",
            601 => "OBS has something of that name already.",
            605 => "This OBS has no such kind of source.",
            _ => $"OBS refused it with {code}.",
        })
        {
            Hint = code == 207 ? "Try again in a moment." : null,
            Details = Json.Text(status, "comment") is { Length: > 0 and < 500 } ? status : null,
        };
    }
}
