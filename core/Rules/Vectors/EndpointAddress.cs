using PluginHost.Sdk;

namespace PluginHost.Rules.Vectors;

internal enum EndpointKind
{
    Ollama,
    OpenAi,
}

/// <summary>Where vectors are made: <c>ollama:MODEL[@URL]</c> or <c>openai:MODEL@URL</c>.</summary>
/// <param name="Key">From the environment only; it is sent in a header and stands nowhere else.</param>
internal sealed record EndpointAddress(EndpointKind Kind, string Model, Uri Base, string? Key)
{
    private static readonly Uri OwnOllama = new("http://127.0.0.1:11434/");

    public string Name => $"{(Kind == EndpointKind.Ollama ? "ollama" : "openai")}:{Model}";

    public Uri Path => new(Base, Kind == EndpointKind.Ollama ? "api/embed" : "embeddings");

    public static Result<EndpointAddress> Parse(string text, string? key)
    {
        var (kind, rest) = text.Split(':', 2) is [var first, var second] ? (first, second) : (text, "");
        var (model, at) = rest.Split('@', 2) is [var before, var behind] ? (before, behind) : (rest, "");
        if (kind is not ("ollama" or "openai") || model.Length == 0 || (kind == "openai" && at.Length == 0))
        {
            return Bad();
        }

        Uri? address = OwnOllama;
        if (at.Length > 0 && !Uri.TryCreate(at.EndsWith('/') ? at : at + "/", UriKind.Absolute, out address))
        {
            return Bad();
        }

        // What is asked of the books leaves the house only over a line that nobody can read.
        return address!.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback)
            ? new EndpointAddress(kind == "ollama" ? EndpointKind.Ollama : EndpointKind.OpenAi, model, address, key)
            : new Error("usage", "An encoder elsewhere is reached over https only.") { Hint = "Use an https address, or one of this computer." };
    }

    private static Error Bad() => new("usage", "The encoder in PLUGINHOST_EMBEDDER is not understood.") { Hint = "Write ollama:MODEL, ollama:MODEL@http://127.0.0.1:11434 or openai:MODEL@https://host/v1; a key goes into PLUGINHOST_EMBEDDER_KEY." };
}
