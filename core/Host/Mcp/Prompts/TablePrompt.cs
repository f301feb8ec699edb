using PluginHost.Sdk;

namespace PluginHost.Host;

/// <summary>A prompt of the host's own: what the assistant is asked to do, and the addresses whose contents it needs for that.</summary>
/// <param name="Say">The task, from the arguments.</param>
/// <param name="Needs">What is read for the caller and put beside the task.</param>
internal sealed record TablePrompt(PromptDescription Description, Func<IReadOnlyDictionary<string, string>, string> Say, params string[] Needs);
