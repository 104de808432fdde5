"""Who of several people is asked where nobody is known to decide: the most senior by title."""

from __future__ import annotations

import pytest

from kbfollow.people import rank


@pytest.mark.parametrize(
    ("senior", "junior"),
    [
        ("Owner", "General Manager"),
        ("VP Engineering", "Head of Platform"),
        ("Head of Planning", "Scheduling Manager"),
        ("Manager", "Senior Engineer"),
        ("Senior Engineer", "Engineer"),
        ("Team Lead", "HR Coordinator"),
        ("Einrichtungsleiterin", "Gruppenleiterin"),
        ("Schulleitung", "Teamleiterin"),
        ("Filialleiter", "Schichtleiter"),
        ("Geschäftsführerin", "Einrichtungsleiter"),
        ("Geschäftsleitung", "Schulleiter"),
        ("Gruppenleiter", "Erzieherin"),
        ("Controller", "AP lead"),
        ("Financial Controller", "Credit Controller"),
        ("Bursar", "Office Manager"),
        ("Headmistress", "Head of Maths"),
        ("Comptroller", "Payroll Supervisor"),
        ("Charge nurse", "Staff nurse"),
        ("Head Chef", "Sous chef"),
        ("Foreman", "Chargehand"),
        ("Shift Lead", "Air Traffic Controller"),
        ("Supervisor", "Stock Controller"),
        ("Branch Manager", "Head Teller"),
        ("Hotel Manager", "Head Housekeeper"),
        ("Store manager", "head cashier"),
        ("Garden Centre Manager", "Head Gardener"),
        ("General Manager", "Head Barman"),
        ("Matron", "Head Nurse"),
        ("Head Teller", "Senior Teller"),
        ("Head Porter", "Porter"),
        ("Headteacher", "Head of Year"),
        ("Head Teacher", "Deputy Head"),
        ("Head of Gardens", "Head Gardener"),
        ("Head of Nursing", "Ward Manager"),
        ("Head Chef", "Head Waiter's assistant"),
        ("Engineer", None),
    ],
)
def test_is_asked_first(senior: str, junior: str | None) -> None:
    assert rank(senior) < rank(junior)
