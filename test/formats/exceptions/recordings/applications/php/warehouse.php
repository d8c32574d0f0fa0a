<?php
function take(string $item): int
{
    throw new LogicException("no stock of <$item> & others");
}

function order(string $item): int
{
    try {
        return take($item);
    } catch (LogicException $missing) {
        throw new DomainException('the order cannot be filled', 7, $missing);
    }
}
