using System.Text.Json;

namespace PluginHost.Sdk;

/// <summary>Offers prepared prompts to assistants. Calls may overlap. Exceptions become an error for the caller.</summary>
public interface IPromptProvider
{
    /// <summary>The prompts that are offered. They do not change while the plugin is loaded.</summary>
    IReadOnlyList<PromptDescription> Prompts { get; }

    /// <summary>Renders one.</summary>
    /// <param name="call">Which, with what, and who asks.</param>
    /// <param name="cancellationToken">Cancelled when the caller gave up.</param>
    /// <returns>The messages, an error, or questions. What the caller may not see is not in them.</returns>
    Task<PromptResult> RenderAsync(PromptCall call, CancellationToken cancellationToken);
}

/// <summary>A prompt.</summary>
/// <param name="Name">Lower case words joined by underscores; unique on the host.</param>
/// <param name="Title">A short name for people.</param>
/// <param name="Description">What it is for.</param>
/// <param name="Arguments">What it takes.</param>
public sealed record PromptDescription(string Name, string Title, string Description, IReadOnlyList<PromptArgument> Arguments)
{
    /// <summary>The least role that may use it.</summary>
    public Role MinimumRole { get; init; } = Role.GameMaster;
}

/// <summary>An argument of a prompt, a text.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it means.</param>
/// <param name="Required">Whether it may not be left out.</param>
public sealed record PromptArgument(string Name, string Description, bool Required);

/// <summary>One use of a prompt.</summary>
/// <param name="Prompt">The prompt's name.</param>
/// <param name="Arguments">The arguments by name; all required ones are there.</param>
/// <param name="Caller">Who asks.</param>
public sealed record PromptCall(string Prompt, IReadOnlyDictionary<string, string> Arguments, Principal Caller)
{
    /// <summary>The campaign that the caller is in.</summary>
    public string? Campaign { get; init; }

    /// <summary>Answers to what an earlier result asked for, by name.</summary>
    public IReadOnlyDictionary<string, JsonElement> Answers { get; init; } = new Dictionary<string, JsonElement>();

    /// <summary>The <see cref="PromptResult.State"/> of the result that asked.</summary>
    public string? State { get; init; }
}

/// <summary>What a prompt came to: messages, an error, or questions back.</summary>
public sealed record PromptResult
{
    /// <summary>The messages, in order.</summary>
    public IReadOnlyList<PromptMessage> Messages { get; init; } = [];

    /// <summary>Why there are none.</summary>
    public Error? Error { get; init; }

    /// <summary>What the prompt must be told first, as <see cref="ToolResult.Questions"/>.</summary>
    public IReadOnlyDictionary<string, ToolQuestion> Questions { get; init; } = new Dictionary<string, ToolQuestion>();

    /// <summary>What the prompt wants to be told again with the answers.</summary>
    public string? State { get; init; }

    /// <summary>A result of one message from the person.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The result.</returns>
    public static PromptResult Text(string text) => new() { Messages = [new PromptMessage(new TextContent(text))] };

    /// <summary>A refusal.</summary>
    /// <param name="error">Why.</param>
    /// <returns>The result.</returns>
    public static PromptResult Failed(Error error) => new() { Error = error };
}

/// <summary>A message of a prompt.</summary>
/// <param name="Content">What it says.</param>
/// <param name="FromAssistant">Whether the assistant is meant to have said it, instead of the person.</param>
public sealed record PromptMessage(ToolContent Content, bool FromAssistant = false);
