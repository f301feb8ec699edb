namespace PluginHost.Dice;

/// <summary>A pool as it was thrown.</summary>
/// <param name="Pool">What was asked for.</param>
/// <param name="Faces">What each die can show.</param>
/// <param name="Start">Its first die among all of the roll.</param>
/// <param name="Length">How many dice it came to.</param>
public readonly record struct Throw(PoolNode Pool, Faces Faces, int Start, int Length);

/// <summary>A group as it came out.</summary>
/// <param name="Group">What was asked for.</param>
/// <param name="First">Its first member among all of the roll.</param>
/// <param name="Count">How many members, repeats included.</param>
public readonly record struct Gathering(GroupNode Group, int First, int Count);

/// <param name="Total">What a member came to.</param>
/// <param name="Counts">Whether it was kept.</param>
public readonly record struct Member(Number Total, bool Counts);

public enum Degree
{
    CriticalFailure,
    Failure,
    Success,
    CriticalSuccess,
}

/// <param name="Target">What was to be reached.</param>
/// <param name="Margin">By how much it was passed.</param>
/// <param name="Degree">Ten more or less is critical; a natural 20 or 1 on the only d20 moves it by one.</param>
public sealed record Check(Number Target, Number Margin, Degree Degree);
