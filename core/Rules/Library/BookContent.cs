using System.Text.Json;

namespace PluginHost.Rules;

/// <summary>One thing that a book describes in fields.</summary>
/// <param name="Type">Such as spell, monster, class or item.</param>
/// <param name="Book">The title of the book.</param>
/// <param name="Entry">All its fields, as <c>list_content</c> answers with them.</param>
public sealed record BookContent(string Type, string Name, string Book, JsonElement Entry);
