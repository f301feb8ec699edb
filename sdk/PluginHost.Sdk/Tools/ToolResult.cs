using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace PluginHost.Sdk;

/// <summary>What a call came to: contents to read, data for programs, an error, or a question back.</summary>
public sealed record ToolResult
{
    /// <summary>What a person or an assistant reads.</summary>
    public IReadOnlyList<ToolContent> Content { get; init; } = [];

    /// <summary>The same for programs, after the tool's output schema.</summary>
    public JsonElement? Data { get; init; }

    /// <summary>Why it was not done.</summary>
    public Error? Error { get; init; }

    /// <summary>What the tool must be told before it can go on: the caller answers with a second call.</summary>
    public NeedsInput? NeedsInput { get; init; }

    /// <summary>
    /// What the tool asks back of several parties, or of others than the person, by names of its own. The caller answers with a second call, whose
    /// <see cref="ToolCall.Answers"/> have the same names. What the caller has no means to answer is not asked, and its answer is then missing; when nothing
    /// can be asked, the call fails.
    /// </summary>
    public IReadOnlyDictionary<string, ToolQuestion> Questions { get; init; } = new Dictionary<string, ToolQuestion>();

    /// <summary>What the tool wants to be told again with the answers, in <see cref="ToolCall.State"/>. The host sees to it that nobody changes it on the way.</summary>
    public string? State { get; init; }

    /// <summary>What a plugin's tool does. The host commits it before the caller is answered and removes it from the answer.</summary>
    public Reaction Reaction { get; init; } = Reaction.None;

    /// <summary>A result that is a text.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The result.</returns>
    public static ToolResult Text(string text) => new() { Content = [new TextContent(text)] };

    /// <summary>A result with data for programs and a text for people.</summary>
    /// <typeparam name="T">The type of the data.</typeparam>
    /// <param name="data">The data.</param>
    /// <param name="type">Its source-generated type information.</param>
    /// <param name="text">The text.</param>
    /// <returns>The result.</returns>
    public static ToolResult Of<T>(T data, JsonTypeInfo<T> type, string text) =>
        new() { Data = JsonSerializer.SerializeToElement(data, type), Content = [new TextContent(text)] };

    /// <summary>A refusal.</summary>
    /// <param name="error">Why.</param>
    /// <returns>The result.</returns>
    public static ToolResult Failed(Error error)
    {
        ArgumentNullException.ThrowIfNull(error);
        return new() { Error = error, Content = [new TextContent(error.ToString())] };
    }
}

/// <summary>A piece of a result.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(TextContent), "text")]
[JsonDerivedType(typeof(ImageContent), "image")]
[JsonDerivedType(typeof(AudioContent), "audio")]
[JsonDerivedType(typeof(ResourceContent), "resource")]
[JsonDerivedType(typeof(EmbeddedContent), "embedded")]
public abstract record ToolContent;

/// <summary>A text.</summary>
/// <param name="Text">Plain text or Markdown.</param>
public sealed record TextContent(string Text) : ToolContent;

/// <summary>A picture.</summary>
/// <param name="Bytes">The bytes.</param>
/// <param name="MediaType">Such as <c>image/png</c>.</param>
public sealed record ImageContent(ReadOnlyMemory<byte> Bytes, string MediaType) : ToolContent;

/// <summary>A sound.</summary>
/// <param name="Bytes">The bytes.</param>
/// <param name="MediaType">Such as <c>audio/ogg</c>.</param>
public sealed record AudioContent(ReadOnlyMemory<byte> Bytes, string MediaType) : ToolContent;

/// <summary>A reference to a resource.</summary>
/// <param name="Uri">Its address.</param>
/// <param name="Name">A short name.</param>
public sealed record ResourceContent(string Uri, string Name) : ToolContent;

/// <summary>A resource with what is in it.</summary>
/// <param name="Uri">Its address.</param>
/// <param name="MediaType">Such as <c>text/markdown</c>.</param>
/// <param name="Bytes">The bytes; of a text they are UTF-8.</param>
public sealed record EmbeddedContent(string Uri, string MediaType, ReadOnlyMemory<byte> Bytes) : ToolContent;

/// <summary>A question back to the caller.</summary>
/// <param name="Message">What is asked, in one sentence.</param>
/// <param name="Schema">The JSON Schema of the answers, an object with a property an answer.</param>
public sealed record NeedsInput(string Message, JsonElement Schema);
