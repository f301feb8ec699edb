namespace PluginHost.Sdk;

/// <summary>Completes arguments of the plugin's own prompts and resource templates while a person types. Calls may overlap. Exceptions become an empty answer.</summary>
public interface IArgumentCompleter
{
    /// <summary>Completes one argument.</summary>
    /// <param name="completion">What is being typed, and where.</param>
    /// <param name="cancellationToken">Cancelled when the caller gave up.</param>
    /// <returns>The whole values that go on from it, best first; the host passes on the first hundred.</returns>
    Task<IReadOnlyList<string>> CompleteAsync(CompletionCall completion, CancellationToken cancellationToken);
}

/// <summary>An argument that is being typed.</summary>
/// <param name="Of">The name of the prompt, or the address template of the resource.</param>
/// <param name="Argument">The argument's name.</param>
/// <param name="Typed">What is there so far.</param>
/// <param name="Caller">Who types.</param>
public sealed record CompletionCall(string Of, string Argument, string Typed, Principal Caller)
{
    /// <summary>The arguments that are already there, by name.</summary>
    public IReadOnlyDictionary<string, string> Others { get; init; } = new Dictionary<string, string>();

    /// <summary>The campaign that the caller is in.</summary>
    public string? Campaign { get; init; }
}
