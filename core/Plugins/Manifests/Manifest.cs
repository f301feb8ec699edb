using System.Text.Json;
using PluginHost.Sdk;

namespace PluginHost.Plugins;

/// <summary>A plugin's <c>plugin.json</c>: who it is and what it needs.</summary>
public sealed record Manifest
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string Version { get; init; }

    public required string Description { get; init; }

    public required string Author { get; init; }

    public required string Licence { get; init; }

    /// <summary>The entry assembly's file name.</summary>
    public required string Assembly { get; init; }

    /// <summary>The oldest SDK it works with, <c>major.minor</c>; the major must be the host's.</summary>
    public required string Sdk { get; init; }

    public string? Provider { get; init; }

    public Needs Needs { get; init; } = new();

    /// <summary>The JSON Schema of its settings.</summary>
    public JsonElement? Settings { get; init; }

    /// <summary>The folder of static files served under <c>/plugins/{id}/</c>.</summary>
    public string? Assets { get; init; }

    public IReadOnlyList<Page> Pages { get; init; } = [];
}

/// <summary>What a plugin needs; the host grants nothing beyond it.</summary>
public sealed record Needs
{
    /// <summary>Without one of these it is idle, unless it says itself what it needs.</summary>
    public IReadOnlyList<string> Secrets { get; init; } = [];

    /// <summary>It works without these, and does more with them.</summary>
    public IReadOnlyList<string> OptionalSecrets { get; init; } = [];

    /// <summary>Every secret that it may use.</summary>
    public IEnumerable<string> AllSecrets => Secrets.Concat(OptionalSecrets);

    public IReadOnlyList<string> Hosts { get; init; } = [];

    public IReadOnlyList<int> Ports { get; init; } = [];

    public IReadOnlyList<string> Folders { get; init; } = [];

    public IReadOnlyList<string> Tools { get; init; } = [];

    public Subscription? Reads { get; init; }

    /// <summary>How it reads. Hooks are called without <c>reads</c> too, and then from now on, and for nothing that is old.</summary>
    public Subscription Reading => Reads ?? new Subscription();

    public IReadOnlyList<string> Appends { get; init; } = [];

    public Audience Audience { get; init; } = Audience.Everyone;
}

/// <summary>Which events a plugin is called for.</summary>
public sealed record Subscription
{
    /// <summary>Kinds, or <c>owner/*</c>.</summary>
    public IReadOnlyList<string> Kinds { get; init; } = [];

    /// <summary>Where a new reader starts: <c>now</c> or <c>beginning</c>.</summary>
    public string From { get; init; } = "now";

    /// <summary>Older events are passed over; null means none is too old.</summary>
    public TimeSpan? MaxAge { get; init; } = TimeSpan.FromMinutes(5);
}

/// <summary>A page for people, such as an overlay.</summary>
/// <param name="Path">Within the assets.</param>
/// <param name="Title">What it shows.</param>
public sealed record Page(string Path, string Title);
