using System.Globalization;
using PluginHost.Sdk;

namespace PluginHost.Campaigns.Shared;

/// <summary>What may be written into a note.</summary>
internal static class NoteCheck
{
    public static Error? Of(NoteEditing note, TextOp op, string field) => op switch
    {
        InsertOp { Text: null } => Error.Invalid($"{field}.t", "An insertion has a text."),
        InsertOp { Length: > SharedLimits.LongestInsertion } => Error.Invalid($"{field}.t", string.Create(CultureInfo.InvariantCulture, $"One insertion has up to {SharedLimits.LongestInsertion} characters.")),
        InsertOp insert when insert.Text!.Any(static c => char.IsControl(c) && c is not ('\n' or '\r' or '\t')) => Error.Invalid($"{field}.t", "A text has no control characters."),
        InsertOp insert when insert.Id.Counter > note.Now.Clock + SharedLimits.FurthestAhead => Error.Invalid($"{field}.id", "That counter is too far ahead."),
        InsertOp insert when insert.L?.Counter >= insert.Id.Counter || insert.R?.Counter >= insert.Id.Counter => Error.Invalid($"{field}.id", "The counter of an insertion is greater than those of its neighbours."),
        InsertOp { L: { } l, R: { } r } when note.Knows(l) && note.Knows(r) && !note.Now.Its.IsLeftOf(l, r) => Error.Invalid($"{field}.l", "l stands left of r."),
        DeleteOp { At.Length: > SharedLimits.MostRanges } => Error.Invalid($"{field}.at", string.Create(CultureInfo.InvariantCulture, $"One deletion has up to {SharedLimits.MostRanges} ranges.")),
        _ => null,
    };

    /// <summary>Whether the note is one that can be kept.</summary>
    public static Error? After(NoteText note, string field) =>
        note.Its.IsBroken ? Error.Invalid(field, "It cuts a character in two.")
        : note.Text.Length > SharedLimits.LongestText ? Error.Invalid(field, string.Create(CultureInfo.InvariantCulture, $"A note has up to {SharedLimits.LongestText} characters."))
        : note.Its.Runs.Count > SharedLimits.MostRuns ? Error.Invalid(field, "This note was edited too often to go on.") with { Hint = "Copy its text into a new one." }
        : null;
}
