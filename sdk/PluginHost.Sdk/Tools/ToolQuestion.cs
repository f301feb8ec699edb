using System.Text.Json;
using System.Text.Json.Serialization;

namespace PluginHost.Sdk;

/// <summary>Something that a tool or a prompt must be told before it can go on.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(PersonQuestion), "person")]
[JsonDerivedType(typeof(ModelQuestion), "model")]
[JsonDerivedType(typeof(FoldersQuestion), "folders")]
public abstract record ToolQuestion;

/// <summary>Asks the person. The answer is an object with <c>action</c> (<c>accept</c>, <c>decline</c> or <c>cancel</c>) and, when it was accepted, <c>content</c>.</summary>
/// <param name="Message">What is asked, in one sentence.</param>
/// <param name="Schema">The JSON Schema of the content, an object with a plain property an answer.</param>
public sealed record PersonQuestion(string Message, JsonElement Schema) : ToolQuestion;

/// <summary>Asks the caller's own language model. The answer is an object with <c>text</c> and <c>model</c>.</summary>
/// <param name="Prompt">What it is asked.</param>
/// <param name="MaxTokens">How long the answer may become.</param>
public sealed record ModelQuestion(string Prompt, int MaxTokens) : ToolQuestion;

/// <summary>Asks which folders the caller works in. The answer is an object with <c>folders</c>, a list of objects with <c>uri</c> and <c>name</c>.</summary>
public sealed record FoldersQuestion : ToolQuestion;
