using PluginHost.Sdk;

namespace PluginHost.Live;

/// <summary>How somebody is there: <c>active</c>, <c>away</c> or <c>typing</c>; what they look at, and whom they play.</summary>
/// <param name="Audience">Who is told of it.</param>
internal sealed record Standing(string Status, string? Where, string? Character, Audience Audience)
{
    public static readonly Standing Arrived = new("active", null, null, Audience.Table);
}

/// <summary>Where a pointer is on a board.</summary>
internal sealed record Pointer(string Board, double X, double Y, Audience Audience);

/// <summary>A stroke while it is being drawn.</summary>
/// <param name="Line">The stroke so far, as JSON; null when it is finished or given up.</param>
internal sealed record Stroke(string Board, byte[]? Line, Audience Audience);

/// <summary>The latest of one kind that a session said, and when that was among all that was said in its room.</summary>
internal struct Latest<T>
    where T : class
{
    public T? Value { get; private set; }

    public long Version { get; private set; }

    public void Set(T value, long version) => (Value, Version) = (value, version);
}
