using System.Globalization;
using System.Text.Json;
using PluginHost.Sdk;

namespace PluginHost.Campaigns.Shared;

/// <param name="Op">Its place in the call.</param>
/// <param name="Why"><c>unknown</c>: what it is about is not there any more, as far as the caller may know; <c>locked</c>: it is not theirs to change.</param>
internal sealed record LeftOut(int Op, string Why);

/// <summary>Writes into one document, operation by operation. Whatever is not well-formed ends the whole; what came too late for what it is about is left out.</summary>
internal sealed class SharedEditing(SharedDocument before, bool isBoard)
{
    private readonly NoteEditing _note = new(before.Note.Its);
    private readonly BoardEditing _board = new(before.Board);
    private readonly List<SharedOp> _recorded = [];

    public IReadOnlyList<SharedOp> Recorded => _recorded;

    public List<LeftOut> LeftOut { get; } = [];

    public SharedDocument Before => before;

    public SharedDocument Now => new(before.Id, new SharedNote(_note.Now), _board.Now);

    /// <summary>Operations as somebody sent them.</summary>
    public Error? Send(JsonElement ops, Principal caller, Sites sites)
    {
        if (ops.ValueKind != JsonValueKind.Array || ops.GetArrayLength() is 0 or > SharedLimits.MostOps || ops.GetRawText().Length > SharedLimits.MostLetters)
        {
            return Error.Invalid("ops", $"ops is a list of 1 to {SharedLimits.MostOps} operations with at most {SharedLimits.MostLetters} letters.");
        }

        if (!Values.IsWhole(ops))
        {
            return Error.Invalid("ops", "A text in it holds half a character.");
        }

        for (var index = 0; index < ops.GetArrayLength(); index++)
        {
            var field = string.Create(CultureInfo.InvariantCulture, $"ops[{index}]");
            var op = OpReading.Of(ops[index], field);
            var wrong = op.Error ?? Wrong(op.Value!, field, caller, sites);
            if (wrong is not null)
            {
                return wrong;
            }

            if (WhyNot(op.Value!, caller) is { } why)
            {
                LeftOut.Add(new LeftOut(index, why));
                continue;
            }

            Do(op.Value!);
            if (Full(field) is { } full)
            {
                return full;
            }
        }

        return null;
    }

    /// <summary>Takes back what one event did.</summary>
    public void Reverse(SharedEdited edited)
    {
        foreach (var op in edited.Ops.Reverse())
        {
            foreach (var inverse in op is TextOp text ? _note.Inverse(text).ToList<SharedOp>() : op is BoardOp drawn && _board.Inverse(drawn) is { } back ? [back] : [])
            {
                Do(inverse);
            }
        }
    }

    public void Become(string text)
    {
        foreach (var op in _note.Become(text).ToList())
        {
            Do(op);
        }
    }

    public void Become(SharedObjects objects)
    {
        foreach (var op in _board.Become(objects.All).ToList())
        {
            Do(op);
        }
    }

    public Error? Full(string field) =>
        isBoard && (_board.Now.Objects.Count > SharedLimits.MostObjectsEver || _board.Now.Shown.Skip(SharedLimits.MostObjects).Any()) ? Error.Invalid(field, $"A board has up to {SharedLimits.MostObjects} objects.")
        : isBoard ? null : NoteCheck.After(_note.Now, field);

    public IReadOnlyList<NewEvent> Events(Audience audience) => _recorded.Count == 0 ? [] : [.. SharedTelling.Of(before, Now, audience, _recorded)];

    private Error? Wrong(SharedOp op, string field, Principal caller, Sites sites)
    {
        if (op is BoardOp != isBoard)
        {
            return Error.Invalid($"{field}.op", isBoard ? "A board takes set, drop and back." : "A note takes ins and del.");
        }

        var site = op switch { InsertOp insert => insert.Id.Site, BoardOp drawn => drawn.By.Site, _ => null };
        if (site is not null && !sites.IsOf(site, caller.Person))
        {
            return Error.Invalid(op is BoardOp ? $"{field}.by" : $"{field}.id", "That site is not yours.") with { Hint = "get_shared with edit names a site to write with." };
        }

        return op switch
        {
            TextOp text => NoteCheck.Of(_note, text, field),
            BoardOp drawn when drawn.By.Counter > _board.Now.Clock + SharedLimits.FurthestAhead => Error.Invalid($"{field}.by", "That counter is too far ahead."),
            SetOp set => BoardFields.Check(set.Fields, $"{field}.fields", IsNew(set), caller.Role),
            _ => null,
        };
    }

    /// <summary>A thing is made by the operation that it is named after.</summary>
    private static bool IsNew(SetOp set) => set.Id == string.Create(CultureInfo.InvariantCulture, $"{set.By.Site}:{set.By.Counter}");

    private string? WhyNot(SharedOp op, Principal caller)
    {
        switch (op)
        {
            case InsertOp insert:
                return _note.Knows(insert.L) && _note.Knows(insert.R) ? null : "unknown";
            case BoardOp drawn when _board.Now.Find(drawn.Id) is not { Type: not null } known:
                return drawn is SetOp set && IsNew(set) && set.Fields.ContainsKey(BoardObject.TypeField) ? null : "unknown";
            case BoardOp drawn when _board.Now.Find(drawn.Id) is { } known && caller.Role != Role.GameMaster:
                return known.IsHidden ? "unknown" : known.Is(BoardFields.Locked) || known.Type == BoardFields.Fog ? "locked" : null;
            default:
                return null;
        }
    }

    private void Do(SharedOp op)
    {
        if (op is TextOp text)
        {
            _recorded.AddRange(_note.Record(text));
        }
        else if (op is BoardOp drawn && _board.Record(drawn) is { } recorded)
        {
            _recorded.Add(recorded);
        }
    }
}
