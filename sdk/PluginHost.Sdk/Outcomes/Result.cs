using System.Diagnostics.CodeAnalysis;

namespace PluginHost.Sdk;

/// <summary>A value, or the reason why there is none.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
public sealed record Result<T>
{
    private Result(T? value, Error? error) => (Value, Error) = (value, error);

    /// <summary>Whether there is a value.</summary>
    [MemberNotNullWhen(true, nameof(Value))]
    [MemberNotNullWhen(false, nameof(Error))]
    public bool Succeeded => Error is null;

    /// <summary>The value, when <see cref="Succeeded"/>.</summary>
    public T? Value { get; }

    /// <summary>The reason, when not <see cref="Succeeded"/>.</summary>
    public Error? Error { get; }

    /// <summary>Wraps a value.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator Result<T>(T value) => new(value, null);

    /// <summary>Wraps an error.</summary>
    /// <param name="error">The reason.</param>
    public static implicit operator Result<T>(Error error) => new(default, error);

    /// <summary>Goes on with the value, or passes the error along.</summary>
    /// <typeparam name="TNext">The type of the next value.</typeparam>
    /// <param name="next">What to do with the value. What it throws passes through.</param>
    /// <returns>The next result.</returns>
    public Result<TNext> Then<TNext>(Func<T, Result<TNext>> next)
    {
        ArgumentNullException.ThrowIfNull(next);
        return Succeeded ? next(Value) : Error;
    }
}
