using System.Globalization;
using System.Text.RegularExpressions;
using PluginHost.Sdk;

namespace PluginHost.Campaigns.Tests;

/// <summary>What happens in fights, and to those who were in them.</summary>
internal sealed partial class Play
{
    /// <summary>What is done in a fight, and to those who were in it: often what fits the moment, else whatever comes.</summary>
    private (string Tool, string Arguments) Fights(KnownState state)
    {
        if (state.Party.Count(static one => one.Hp.Max < 1000) < 2 && _random.Next(6) == 0)
        {
            return ("add_character", $$"""{"name":"Hero {{++_made}}","player":"Sam","max_hp":{{_random.Next(9, 60)}}}""");
        }

        if (state.Fight is null && _random.Next(2) == 0)
        {
            return (_random.Next(2) == 0 ? "short_rest" : "long_rest", "{}");
        }

        var waits = state.Fight?.Fighters.FirstOrDefault(static one => one.Waits is not null);
        if (waits is not null && _random.Next(4) == 0)
        {
            return ("take_turn", $$"""{"combatant":"{{waits.Id}}"}""");
        }

        var request = state.World.Of(EntityTypes.RollRequest).Select(static entity => entity.As(RollRequest.From)).LastOrDefault(static one => one.Open);
        if (request is not null && _random.Next(5) == 0)
        {
            var asked = request.Of.Keys.FirstOrDefault(id => !request.Answers.ContainsKey(id)) ?? "nobody";
            return _random.Next(2) == 0 ? ("reveal_rolls", "{}") : ("answer_roll", $$"""{"character":"{{asked}}","total":{{_random.Next(30)}}}""");
        }

        var ill = state.Fight?.Fighters.FirstOrDefault(static one => one.Conditions.Length > 0);
        return ill is null || _random.Next(12) > 1 ? Anything(state)
            : _random.Next(2) == 0 ? ("save_against", $$"""{"target":"{{ill.Id}}","against":"{{ill.Conditions[0].Name}}","dc":{{Number(60_000, span: 9_000)}},"passed":{{Coin()}}}""")
            : ("remove_condition", $$"""{"targets":["{{ill.Id}}"],"condition":"{{ill.Conditions[0].Name}}"}""");
    }

    private (string Tool, string Arguments) Anything(KnownState state) => _random.Next(31) switch
    {
        0 => ("add_combatant", $$"""{"name":"Gull {{++_made}}","count":{{_random.Next(1, 4)}},"hp":{{Number(800_000)}},"roll_initiative":{{Coin()}}}"""),
        1 => ("add_combatant", $$"""{"name":"{{Name(null)}}","hidden":true,"hp":{{Number(800_000)}},"initiative":{{_random.Next(1, 8)}},"ac":{{Number(700_000)}}}"""),
        2 => ("add_combatant", $$"""{"of":"{{Member(state)}}","initiative":{{_random.Next(1, 8)}}}"""),
        3 => ("add_combatant", $$"""{"monster":{"name":"Wyrm {{++_made}}","hp":{"average":{{Number(800_000)}}},"ac":[{{Number(700_000)}}],"dex":{{_random.Next(1, 30)}},"resist":["fire"],"vulnerable":["cold"],"legendaryActions":3},"known":{{(_random.Next(2) == 0 ? "true" : "false")}},"roll_initiative":true}"""),
        4 => ("remove_combatant", $$"""{"targets":["{{Fighter(state)}}"]}"""),
        5 => ("roll_initiative", $$"""{"again":{{Coin()}},"together":{{Coin()}}}"""),
        6 => ("previous_turn", "{}"),
        7 => ("next_round", "{}"),
        8 => ("delay_turn", $$"""{"ready":{{Coin()}}}"""),
        9 => ("take_turn", $$"""{"combatant":"{{state.Fight?.Fighters.FirstOrDefault(static one => one.Waits is not null)?.Id ?? Fighter(state)}}"}"""),
        10 => ("use_legendary", $$"""{"combatant":"{{state.Fight?.Fighters.FirstOrDefault(static one => one.Traits.Actions is not null)?.Id ?? Fighter(state)}}"}"""),
        11 or 12 => ("apply_damage", $$"""{"targets":["{{Fighter(state)}}"],"amount":{{Wound()}},"type":"fire"}"""),
        13 => ("apply_damage", $$"""{"targets":["{{Fighter(state)}}"],"dice":"1d2+{{Number(90_000, span: 9_000)}}","type":"cold","magical":true,"critical":{{Coin()}}}"""),
        14 => ("apply_damage", $$"""{"targets":["{{Member(state)}}"],"amount":{{_random.Next(40)}}}"""),
        15 => ("heal", $$"""{"targets":["{{(_random.Next(2) == 0 ? Member(state) : Fighter(state))}}"],"amount":{{_random.Next(1, 30)}},"temporary":{{Coin()}}}"""),
        16 => ("death_save", $$"""{"target":"{{Member(state)}}"}"""),
        17 => ("save_against", $$"""{"target":"{{Fighter(state)}}","against":"{{Condition()}}","dc":{{Number(60_000, span: 9_000)}}}"""),
        18 or 19 => ("add_condition", $$"""{"targets":["{{(_random.Next(3) == 0 ? Member(state) : Fighter(state))}}"],"condition":"{{Condition()}}","rounds":{{_random.Next(1, 4)}},"turn_of":"{{Fighter(state)}}"}"""),
        20 => ("add_condition", $$"""{"targets":["{{Fighter(state)}}"],"condition":"{{Name(null)}}","secret":true,"until":"end_of_turn"}"""),
        21 => ("add_condition", $$"""{"targets":["{{Fighter(state)}}"],"condition":"concentrating","dc":{{Number(60_000, span: 9_000)}},"save":"Wisdom","source":"{{Fighter(state)}}"}"""),
        22 => ("remove_condition", $$"""{"targets":["{{Fighter(state)}}"],"condition":"{{Condition()}}"}"""),
        23 when _random.Next(3) == 0 => ("reveal", $$"""{"combatant_id":"{{Fighter(state)}}","what":"hp"}"""),
        23 => ("hide", $$"""{"combatant":"{{Fighter(state)}}","what":"{{(_random.Next(2) == 0 ? "hp" : "ac")}}"}"""),
        24 => ("end_combat", "{}"),
        25 => ("request_rolls", $$"""{"what":"Listen","dc":{{Number(60_000, span: 9_000)}},"blind":{{Coin()}}}"""),
        26 => ("answer_roll", $$"""{"character":"{{Member(state)}}","total":{{_random.Next(30)}}}"""),
        27 => ("combat_state", "{}"),
        28 => ("remove_combatant", $$"""{"targets":["{{Fighter(state)}}"]}"""),
        29 => ("delay_turn", "{}"),
        _ => ("roll_initiative", """{"again":true}"""),
    };

    private string Coin() => _random.Next(2) == 0 ? "true" : "false";

    private string Condition() => _random.Next(3) switch { 0 => "prone", 1 => "concentrating", _ => "stunned" };

    private string Member(KnownState state) =>
        state.Party.Where(static one => one.Hp.Max < 1000).ToList() is { Count: > 0 } party ? party[_random.Next(party.Count)].Id : "nobody";

    /// <summary>What is done to one whose points everyone sees is everyone's.</summary>
    private void LearnPoints(string arguments, KnownState after, long head)
    {
        foreach (var one in after.Fight?.Fighters.Where(one => one.Hp is not null && FightTelling.PointsOf(after.World, one).Equals(Audience.Everyone)) ?? [])
        {
            var told = string.Create(CultureInfo.InvariantCulture, $"{one.Hp!.Current} {one.Hp.Max}{(arguments.Contains(one.Id, StringComparison.Ordinal) ? arguments : "")}");
            var numbers = Numbers().Matches(told).Select(static match => int.Parse(match.Value, CultureInfo.InvariantCulture)).SelectMany(static number => new[] { number, number + 1, number + 2, number * 2 }).Select(static number => number.ToString(CultureInfo.InvariantCulture)).ToHashSet(StringComparer.Ordinal);
            foreach (var secret in Secrets.Where(secret => numbers.Contains(secret.Marker)))
            {
                // Also an answer to a step that changed nothing may say it.
                secret.Until = Math.Min(secret.Until, head - 1);
            }
        }
    }

    [GeneratedRegex("[0-9]{3,8}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Numbers();
}
